package org.mailhelm.platform.installation;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.transaction.TransactionOperations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.sql.Connection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.settings.SettingField;
import org.mailhelm.platform.settings.SettingValue;
import org.mailhelm.platform.start.Variables;
import org.mailhelm.platform.web.Envelope;
import org.mailhelm.platform.web.Refused;

/** Settings of the installation over the API, by the names of their variables. Secrets are never among them. */
@Controller("/api/admin/settings")
@Needs(Right.ADMINISTRATOR)
@Tag(name = "Settings")
@ExecuteOn(TaskExecutors.BLOCKING)
class SettingsApi {

    /** What scripts ask for besides; each is empty, and beside it stands whether it is set. */
    private static final List<String> SECRETS = List.of(
            "ADMIN_PASSWORD",
            "SECRET_KEY",
            "MX_API_KEY",
            "CF_API_TOKEN",
            "CF_ORIGIN_CA_KEY",
            "OIDC_CLIENT_SECRET",
            "NPM_SECRET",
            "RESET_SMTP_PASSWORD");

    private final List<SettingsSection> sections;
    private final InstallationSettings settings;
    private final List<NamedSettings> elsewhere;
    private final Variables variables;
    private final TransactionOperations<Connection> transactions;

    SettingsApi(
            List<SettingsSection> sections,
            InstallationSettings settings,
            List<NamedSettings> elsewhere,
            Variables variables,
            TransactionOperations<Connection> transactions) {
        this.sections = sections;
        this.settings = settings;
        this.elsewhere = elsewhere;
        this.variables = variables;
        this.transactions = transactions;
    }

    @Get
    @Operation(
            summary = "Settings of the installation",
            description =
                    "By name of the variable: what was entered, else what the environment holds, else the default. A"
                            + " secret is empty; NAME_configured says whether the environment holds it. MX_SERVER, MX_USER"
                            + " and CF_ACCOUNT_ID belong to the first connection that has such a setting.")
    Envelope<Map<String, Object>> settings() {
        Map<String, Object> all = new TreeMap<>();
        elsewhere.forEach(some -> all.putAll(some.values()));
        for (SettingsSection section : sections) {
            for (SettingValue value : settings.values(section.type())) {
                if (!value.field().secret()) {
                    all.put(name(value.field()), value.text().orElse(""));
                }
            }
        }
        for (String secret : SECRETS) {
            all.put(secret, "");
            all.put(secret + "_configured", variables.text(secret).isPresent());
        }
        return Envelope.of(all);
    }

    @Post
    @Operation(
            summary = "Change settings",
            description = "Those that are named; null forgets what was entered, so that the environment counts again."
                    + " One that is wrong leaves all as they were. ADMIN_PASSWORD sets the password of the account that"
                    + " ADMIN_USER names, makes it an administrator and ends its sessions.")
    @RequestBody(
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = "object",
                                            example =
                                                    "{\"OIDC_ADMIN_GROUP\": \"helm\", \"RESET_SMTP_PORT\": \"465\"}")))
    @ApiResponse(
            responseCode = "403",
            description = "ADMIN_PASSWORD, and signed in too long ago; prove again at /account/proof")
    @ApiResponse(responseCode = "400", description = "A name is unknown or a value wrong; nothing was changed")
    @ApiResponse(responseCode = "409", description = "No administrator could sign in any more; nothing was changed")
    Envelope<Map<String, Object>> change(HttpRequest<?> request, @Body JsonNode body) {
        if (!body.isObject() || body.isEmpty()) {
            throw Refused.invalid("", "Send an object with at least one setting. Nothing was changed.");
        }
        Map<String, Optional<String>> sent = new LinkedHashMap<>();
        body.fields().forEachRemaining(entry -> sent.put(entry.getKey(), text(entry.getKey(), entry.getValue())));
        List<Runnable> others = elsewhere.stream()
                .flatMap(some -> take(request, sent, some).stream())
                .toList();
        Map<SettingsSection, Map<String, Optional<String>>> changes = new LinkedHashMap<>();
        Map<String, String> names = new HashMap<>();
        sent.forEach((name, text) -> {
            for (SettingsSection section : sections) {
                for (SettingValue value : settings.values(section.type())) {
                    if (name(value.field()).equals(name) && !value.field().envOnly()) {
                        names.put(value.field().name(), name);
                        changes.computeIfAbsent(section, unseen -> new HashMap<>())
                                .put(value.field().name(), text);
                        return;
                    }
                }
            }
            throw Refused.invalid(
                    name, "There is no setting called " + name + " that can be changed here. Nothing was changed.");
        });
        changes.forEach((section, some) -> check(section, some, names));
        others.forEach(Runnable::run);
        transactions.executeWrite(status -> {
            changes.forEach(SettingsSection::change);
            return true;
        });
        return settings();
    }

    /** Takes from what was sent the settings that are kept elsewhere; scripts send back what they read, unchanged. */
    private static Optional<Runnable> take(
            HttpRequest<?> request, Map<String, Optional<String>> sent, NamedSettings some) {
        Map<String, Optional<String>> changes = new LinkedHashMap<>();
        some.values().forEach((name, now) -> {
            Optional<String> text = sent.remove(name);
            if (text != null && !text.equals(Optional.of(now))) {
                changes.put(name, text);
            }
        });
        return changes.isEmpty() ? Optional.empty() : Optional.of(some.change(request, changes));
    }

    private static void check(
            SettingsSection section, Map<String, Optional<String>> changes, Map<String, String> names) {
        try {
            section.check(changes);
        } catch (Refused e) {
            if (e.fields().isEmpty()) {
                throw e;
            }
            Map<String, String> byVariable = new HashMap<>();
            e.fields().forEach((field, words) -> byVariable.put(names.getOrDefault(field, field), words));
            throw Refused.invalid(byVariable);
        }
    }

    private static Optional<String> text(String name, JsonNode value) {
        if (value.isNull()) {
            return Optional.empty();
        }
        if (value.isTextual() || value.isBoolean() || value.isIntegralNumber()) {
            return Optional.of(value.asText().strip());
        }
        throw Refused.invalid(name, "The value of " + name + " must be a text. Nothing was changed.");
    }

    private static String name(SettingField field) {
        return field.variable().orElse(field.name());
    }
}

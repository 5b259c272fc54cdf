package org.mailhelm.platform.connection;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailhelm.platform.plugin.Kind;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Envelope;
import org.mailhelm.platform.web.Refused;

/** Connections over the API. Secrets go in and never come out. */
@Controller("/api/admin/connections")
@Needs(Right.SETTINGS_WRITE)
@Tag(name = "Connections")
@ExecuteOn(TaskExecutors.BLOCKING)
class ConnectionApi {

    private static final Set<String> CHANGEABLE = Set.of("name", "enabled", "version", "settings");
    private static final Set<String> CREATABLE = Set.of("connector", "name", "settings");

    private final ConnectionAdmin admin;
    private final Connections connections;

    ConnectionApi(ConnectionAdmin admin, Connections connections) {
        this.admin = admin;
        this.connections = connections;
    }

    @Needs(Right.SETTINGS_READ)
    @Get
    @Operation(summary = "All connections")
    Envelope<List<ConnectionJson>> all() {
        List<ConnectionJson> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            connections.all(kind).forEach(each -> all.add(ConnectionJson.of(admin.details(each.id()))));
        }
        return Envelope.of(all);
    }

    @Needs(Right.SETTINGS_READ)
    @Get("/{id}")
    @Operation(summary = "One connection")
    Envelope<ConnectionJson> one(@PathVariable String id) {
        return Envelope.of(ConnectionJson.of(admin.details(id)));
    }

    @Post
    @Status(HttpStatus.CREATED)
    @Operation(summary = "Make a connection: connector, name, settings by name")
    Envelope<ConnectionJson> create(@Body Map<String, @Nullable Object> body) {
        known(body, CREATABLE);
        String connector = text(body, "connector").orElseThrow(() -> Refused.invalid("connector", "Name a connector."));
        String id = refusing(() -> admin.create(connector, text(body, "name").orElse(""), settings(body)));
        return Envelope.of(ConnectionJson.of(admin.details(id)));
    }

    @Patch("/{id}")
    @Operation(summary = "Change name, settings or whether it is enabled; null forgets a stored setting")
    Envelope<ConnectionJson> change(@PathVariable String id, @Body Map<String, @Nullable Object> body) {
        known(body, CHANGEABLE);
        ConnectionDetails before = admin.details(id);
        if (body.containsKey("name") || body.containsKey("settings")) {
            long version = body.get("version") instanceof Number number ? number.longValue() : before.version();
            String name = text(body, "name").orElse(before.connection().name());
            refusing(() -> admin.change(id, version, name, settings(body)));
        }
        if (body.get("enabled") instanceof Boolean enabled) {
            admin.enable(id, enabled);
        } else if (body.containsKey("enabled")) {
            throw Refused.invalid("enabled", "The value of enabled must be true or false.");
        }
        return Envelope.of(ConnectionJson.of(admin.details(id)));
    }

    @Delete("/{id}")
    @Operation(summary = "Delete a connection and what is stored for it")
    Envelope<Map<String, String>> delete(@PathVariable String id) {
        admin.delete(id);
        return Envelope.of(Map.of("deleted", id));
    }

    @Post("/{id}/test")
    @Operation(summary = "Test a connection")
    Envelope<ConnectionJson.Tested> test(@PathVariable String id) {
        return Envelope.of(ConnectionJson.Tested.of(admin.test(id)));
    }

    private static <T> T refusing(java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidSettings e) {
            Map<String, String> fields = new HashMap<>();
            e.errors().forEach((name, message) -> {
                if (name.equals(ConnectionViews.NAME_ERROR)) {
                    fields.put("name", message);
                } else {
                    fields.put(name.isEmpty() ? "settings" : "settings." + name, message);
                }
            });
            throw Refused.invalid(fields);
        }
    }

    private static void known(Map<String, @Nullable Object> body, Set<String> names) {
        body.keySet().stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw Refused.invalid(name, "There is nothing called " + name + " here. Nothing was changed.");
        });
    }

    private static Optional<String> text(Map<String, @Nullable Object> body, String name) {
        Object value = body.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        throw Refused.invalid(name, "The value of " + name + " must be a text.");
    }

    private static Map<String, Optional<String>> settings(Map<String, @Nullable Object> body) {
        Object given = body.get("settings");
        if (given == null) {
            return Map.of();
        }
        if (!(given instanceof Map<?, ?> map)) {
            throw Refused.invalid("settings", "The value of settings must be an object.");
        }
        Map<String, Optional<String>> settings = new HashMap<>();
        map.forEach((name, value) -> settings.put(String.valueOf(name), settingText(String.valueOf(name), value)));
        return settings;
    }

    private static Optional<String> settingText(String name, @Nullable Object value) {
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof List<?> list) {
            return Optional.of(
                    String.join(",", list.stream().map(String::valueOf).toList()));
        }
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return Optional.of(String.valueOf(value));
        }
        throw Refused.invalid(
                "settings." + name, "The value of " + name + " must be a text, a number or true or false.");
    }
}

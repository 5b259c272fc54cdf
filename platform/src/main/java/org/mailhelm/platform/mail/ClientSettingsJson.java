package org.mailhelm.platform.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.mail.ClientSettings;
import org.mailhelm.api.mail.ClientSettings.Endpoint;
import org.mailhelm.api.mail.ClientSettings.Protocol;
import org.mailhelm.api.mail.ClientSettings.Security;

/** What people enter in their mail programs, as scripts get it; null where the mail host offers nothing of the kind. */
@Schema(name = "MailClientSettings")
@JsonInclude(JsonInclude.Include.ALWAYS)
record ClientSettingsJson(
        String domain,
        @JsonProperty("mail_host") @Nullable String mailHost,
        @JsonProperty("username_note") String usernameNote,
        @Nullable Server imap,
        @Nullable Server pop3,
        @JsonProperty("smtp_ssl") @Nullable Server smtpSsl,
        @JsonProperty("smtp_starttls") @Nullable Server smtpStarttls,
        Webmail webmail,
        List<String> notes) {

    /** Where to connect. */
    @Schema(name = "ClientServer")
    record Server(
            String host,
            int port,
            @Schema(allowableValues = {"ssl", "starttls"}) String encryption) {

        private static Server of(Endpoint endpoint) {
            return new Server(
                    endpoint.host(), endpoint.port(), endpoint.security() == Security.TLS ? "ssl" : "starttls");
        }
    }

    /** Where mail is read in a browser. */
    @Schema(name = "Webmail")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Webmail(
            @Nullable String url,
            @Schema(allowableValues = {"pass", "skipped"}) String status) {}

    static ClientSettingsJson of(DomainRow domain, ClientSettings settings) {
        List<Endpoint> all = settings.endpoints();
        return new ClientSettingsJson(
                domain.name(),
                all.isEmpty() ? null : all.get(0).host(),
                "The user name is the whole mail address.",
                first(all, Protocol.IMAP, Optional.empty()),
                first(all, Protocol.POP3, Optional.empty()),
                first(all, Protocol.SUBMISSION, Optional.of(Security.TLS)),
                first(all, Protocol.SUBMISSION, Optional.of(Security.STARTTLS)),
                new Webmail(
                        settings.webmail().map(URI::toString).orElse(null),
                        settings.webmail().isPresent() ? "pass" : "skipped"),
                settings.notes());
    }

    private static @Nullable Server first(List<Endpoint> all, Protocol protocol, Optional<Security> security) {
        return all.stream()
                .filter(endpoint -> endpoint.protocol() == protocol)
                .filter(endpoint -> security.isEmpty() || endpoint.security() == security.get())
                .findFirst()
                .map(Server::of)
                .orElse(null);
    }
}

package org.mailhelm.platform.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.mail.DomainAlias;
import org.mailhelm.api.mail.MailDomain;

/** Domains as scripts send and get them. */
final class DomainJson {

    private DomainJson() {}

    /** A domain to add. */
    @Schema(name = "NewDomain")
    record New(
            @Schema(description = "The name, in Unicode or as xn--…", example = "example.com") @Nullable
            String domain,

            @Schema(description = "Id or name of the mail host; needed when there are several") @Nullable
            String connection) {}

    /** A domain that was added. */
    @Schema(name = "AddedDomain")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Added(String domain, String connection) {}

    /** One domain with its details. */
    @Schema(name = "Domain")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Details(
            String domain,

            @Schema(description = "The name for people") @JsonProperty("display_name")
            String displayName,

            @JsonProperty("mail_hosting") boolean mailHosting,

            @Schema(description = "null when the mail host doesn't tell") @JsonProperty("ssl_enabled") @Nullable
            Boolean sslEnabled,

            List<Pointer> pointers,
            @Schema(description = "Id of the mail host") String connection) {

        static Details of(DomainRow row, MailDomain domain) {
            return new Details(
                    row.name(),
                    row.shown(),
                    domain.mailHosting(),
                    domain.ownCertificate().orElse(null),
                    domain.aliases().stream().map(Pointer::of).toList(),
                    row.connectionId());
        }
    }

    /** Another name of a domain. */
    @Schema(name = "Pointer")
    record Pointer(
            String pointer,
            @Schema(allowableValues = {"alias", "redirect"}) String type) {

        private static Pointer of(DomainAlias alias) {
            return new Pointer(alias.name().value(), alias.kind() == DomainAlias.Kind.ALIAS ? "alias" : "redirect");
        }
    }

    /** What is gone. */
    @Schema(name = "DeletedDomain")
    record Deleted(String domain) {}

    /** Whether mail is to be on. */
    @Schema(name = "MailSwitch")
    record Switch(@Nullable Boolean enabled) {}

    /** Whether mail is on. */
    @Schema(name = "MailStatus")
    record MailStatus(
            String domain, @JsonProperty("mail_hosting") boolean mailHosting) {}
}

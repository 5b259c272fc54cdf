package org.mailhelm.platform.mail.alias;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.mail.DomainAlias;

/** Another name of a domain as scripts get it, a "pointer", and as it is kept. */
@Schema(name = "DomainPointer")
record PointerJson(
        @Schema(example = "example.org") String pointer,
        @Schema(allowableValues = {"alias", "redirect"}) String type,

        @Schema(description = "The domain it stands for", example = "example.com")
        String target) {

    static final String ALIAS = "alias";
    static final String REDIRECT = "redirect";

    static PointerJson of(DomainAlias alias, DomainName target) {
        return new PointerJson(
                alias.name().value(), alias.kind() == DomainAlias.Kind.ALIAS ? ALIAS : REDIRECT, target.value());
    }

    boolean isAlias() {
        return type.equals(ALIAS);
    }

    /** Another name to add. */
    @Schema(name = "NewPointer")
    record New(
            @Schema(description = "The other name, in Unicode or as xn--…", example = "example.org") @Nullable
            String pointer,

            @Schema(
                    description = "true: mail for it is taken. false: its web address leads to the domain.",
                    defaultValue = "true")
            @Nullable
            Boolean alias) {}

    /** What is gone. */
    @Schema(name = "DeletedPointer")
    record Deleted(String pointer) {}
}

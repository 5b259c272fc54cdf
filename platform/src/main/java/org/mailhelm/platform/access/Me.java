package org.mailhelm.platform.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in, in the shape that scripts know.
 *
 * @param success always true
 * @param oidcEnabled whether people can sign in at a provider
 * @param permissions names of what can be granted on a domain
 * @param user the account
 */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
record Me(boolean success, @JsonProperty("oidc_enabled") boolean oidcEnabled, List<String> permissions, Account user) {

    static final List<String> PERMISSIONS = List.of("dashboard", "emails", "forwarders", "spam", "dns");

    /** The account; an administrator's domains are {@code *}. */
    @Introspected
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Account(
            String email,
            @JsonProperty("display_name") String displayName,
            @JsonProperty("contact_email") @Nullable String contactEmail,
            @JsonProperty("notification_email") @Nullable String notificationEmail,
            @JsonProperty("is_admin") boolean administrator,
            @JsonProperty("delegated_domains") List<String> delegatedDomains,
            @JsonProperty("domain_grants") Map<String, List<String>> domainGrants) {}

    static Me of(User user) {
        boolean administrator = user.role() == Role.ADMINISTRATOR;
        return new Me(
                true,
                false,
                PERMISSIONS,
                new Account(
                        user.loginName(),
                        user.displayName(),
                        Profile.of(user).contactEmail(),
                        Profile.of(user).notificationEmail(),
                        administrator,
                        administrator ? List.of("*") : List.of(),
                        Map.of()));
    }
}

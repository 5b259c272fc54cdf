package org.mailhelm.platform.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;

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

    static final List<String> PERMISSIONS = Right.areas(Right.Scope.DOMAIN);

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
            @JsonProperty("domain_grants") Map<String, List<String>> domainGrants,
            @JsonProperty("account_rights") List<String> accountRights,
            @JsonProperty("second_factor") @Nullable FactorView secondFactor) {}

    /** {@code factor} is nothing for a token, which has none. */
    static Me of(SignedIn who, Optional<User> user, Optional<FactorView> factor, boolean oidcEnabled) {
        Rights rights = who.rights();
        Map<String, List<String>> grants = new TreeMap<>();
        rights.domains().forEach((domain, granted) -> grants.put(domain, Right.words(granted)));
        return new Me(
                true,
                oidcEnabled,
                PERMISSIONS,
                new Account(
                        who.byToken() ? "token:" + who.displayName() : who.loginName(),
                        who.displayName(),
                        user.map(each -> Profile.of(each).contactEmail()).orElse(null),
                        user.map(each -> Profile.of(each).notificationEmail()).orElse(null),
                        rights.administrator(),
                        rights.administrator() ? List.of("*") : List.copyOf(grants.keySet()),
                        grants,
                        Right.words(rights.account()),
                        factor.orElse(null)));
    }
}

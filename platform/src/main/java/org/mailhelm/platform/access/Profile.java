package org.mailhelm.platform.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;

/**
 * What a user may change of the own account.
 *
 * @param displayName for people
 * @param contactEmail where notices go, if given
 * @param notificationEmail where they really go: the contact address, else the login name when it is an address
 */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
record Profile(
        @JsonProperty("display_name") String displayName,
        @JsonProperty("contact_email") @Nullable String contactEmail,
        @JsonProperty("notification_email") @Nullable String notificationEmail) {

    static Profile of(User user) {
        @Nullable String contact = user.contactAddress().isEmpty() ? null : user.contactAddress();
        boolean nameIsAddress = user.loginName().contains("@")
                && LoginNames.addressProblem(user.loginName()).isEmpty();
        return new Profile(
                user.displayName(), contact, contact != null ? contact : nameIsAddress ? user.loginName() : null);
    }
}

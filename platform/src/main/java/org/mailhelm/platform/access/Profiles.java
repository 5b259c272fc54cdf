package org.mailhelm.platform.access;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** What users may change of their own account. */
@Singleton
class Profiles {

    static final String NAME = "display_name";
    static final String CONTACT = "contact_email";

    private static final int LONGEST_NAME = 100;

    private final Users users;

    Profiles(Users users) {
        this.users = users;
    }

    /** Changes both; what is wrong, by field, when nothing was changed. No name means the login name. */
    Map<String, String> change(SignedIn who, String displayName, String contactAddress) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (displayName.length() > LONGEST_NAME || displayName.chars().anyMatch(Character::isISOControl)) {
            errors.put(NAME, "Use at most " + LONGEST_NAME + " letters in one line.");
        }
        LoginNames.addressProblem(contactAddress).ifPresent(problem -> errors.put(CONTACT, problem));
        if (errors.isEmpty()) {
            users.changeProfile(who.userId(), displayName.isEmpty() ? who.loginName() : displayName, contactAddress);
        }
        return errors;
    }
}

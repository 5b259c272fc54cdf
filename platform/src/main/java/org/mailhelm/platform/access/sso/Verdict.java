package org.mailhelm.platform.access.sso;

import java.util.Optional;
import org.mailhelm.platform.access.Accounts.Account;

/**
 * What is to become of somebody whom the provider vouches for.
 *
 * @param entry how they get in, or that they don't
 * @param administrator whether the rules make them one
 * @param account theirs, when there is one
 * @param identity what is known of them from before
 * @param words for people
 */
record Verdict(
        Entry entry, boolean administrator, Optional<Account> account, Optional<Identity> identity, String words) {

    /** How somebody gets in. */
    enum Entry {
        /** With the account they have. */
        KNOWN,
        /** With an account that is made for them. */
        NEW,
        /** They don't. */
        REFUSED
    }
}

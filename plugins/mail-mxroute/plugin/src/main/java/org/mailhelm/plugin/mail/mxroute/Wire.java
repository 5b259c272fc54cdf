package org.mailhelm.plugin.mail.mxroute;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.JsonName;

/** What goes over the wire. What MXroute's documentation doesn't promise may be missing or of another type. */
final class Wire {

    private Wire() {}

    /** The envelope of an answer. */
    interface Enveloped<T> {

        boolean success();

        Optional<T> data();

        Optional<Error> error();
    }

    /** Names or entries. */
    record Texts(boolean success, Optional<List<String>> data, Optional<Error> error)
            implements Enveloped<List<String>> {}

    /** Something with members. */
    record Thing(boolean success, Optional<Map<String, Object>> data, Optional<Error> error)
            implements Enveloped<Map<String, Object>> {}

    /** Several of them. */
    record Things(boolean success, Optional<List<Map<String, Object>>> data, Optional<Error> error)
            implements Enveloped<List<Map<String, Object>>> {}

    /** What was refused, and why. */
    record Refused(Optional<Error> error) {}

    /** An error. */
    record Error(Optional<String> code, Optional<String> message, Optional<String> field) {}

    /** A domain to add. */
    record NewDomain(String domain) {}

    /** Switches mail on or off. */
    record MailStatus(boolean enabled) {}

    /** Another name to add. */
    record NewPointer(String pointer, boolean alias) {}

    /** A mailbox to create. */
    record NewMailbox(String username, String password, long quota, Optional<Integer> limit) {

        @Override
        public String toString() {
            return "NewMailbox[" + username + "]";
        }
    }

    /** A mailbox to change; what is empty isn't sent. */
    record MailboxChange(Optional<String> password, Optional<Long> quota, Optional<Integer> limit) {

        @Override
        public String toString() {
            return "MailboxChange[]";
        }
    }

    /** A forwarder to create. */
    record NewForwarder(String alias, List<String> destinations) {}

    /** The score from which on mail is deleted. */
    record SpamScore(@JsonName("high_score") int highScore) {}

    /** An entry of a list. */
    record NewEntry(String entry) {}

    /** What happens to mail for nobody. */
    record CatchAllChange(String type, Optional<String> address) {}
}

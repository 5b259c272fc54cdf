package org.mailhelm.ui.mail;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.PasswordRule;

/** What stands beside the list of mailboxes. */
public sealed interface MailboxPanel {
    /** The mailbox it is about; empty for a new one. */
    String user();

    /**
     * New mailbox. Posts {@code username}, {@code password}, {@code quota}, {@code quota.unit} ({@code MB} or
     * {@code GB}; an empty quota means none), {@code recovery_email}, and {@code limit} where the mail host limits
     * messages a day, to {@code /domains/{domain}/mailboxes}.
     *
     * @param rules what the mail host asks of passwords
     * @param quotaHint such as "388 GB are free."
     * @param limitHint such as "1 to 9600."; empty where there is no such limit
     */
    record Create(Form form, List<PasswordRule> rules, String quotaHint, Optional<String> limitHint)
            implements MailboxPanel {
        public Create {
            rules = List.copyOf(rules);
        }

        public Create(Form form, List<PasswordRule> rules, String quotaHint) {
            this(form, rules, quotaHint, Optional.empty());
        }

        @Override
        public String user() {
            return "";
        }
    }

    /** Shown once after creation or a password change, straight in the answer to the form: never stored, never in a cookie. */
    record Credentials(String user, String address, String password, ClientSettings client, boolean created)
            implements MailboxPanel {
        public String asText() {
            return "Address: " + address + "\nPassword: " + password + "\n" + client.asText();
        }

        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            return "Credentials[" + address + "]";
        }
    }

    /**
     * A mailbox as it is, with what to enter in a mail program.
     *
     * @param facts such as "Storage" and "2 GB of 5 GB"
     */
    record Setup(String user, String address, List<DomainPage.Fact> facts, ClientSettings client)
            implements MailboxPanel {
        public Setup {
            facts = List.copyOf(facts);
        }
    }

    /** New password. Posts {@code password} to {@code …/{user}/password}. */
    record Password(String user, Form form, List<PasswordRule> rules) implements MailboxPanel {
        public Password {
            rules = List.copyOf(rules);
        }
    }

    /**
     * Quota, and the limit of messages a day where there is one. Posts {@code quota}, {@code quota.unit}, {@code limit}
     * and {@code seen} to {@code …/{user}/quota}.
     *
     * @param seen mark of what the mailbox was when the form was drawn
     */
    record Quota(String user, String used, Form form, String seen, Optional<String> limitHint) implements MailboxPanel {
        public Quota(String user, String used, Form form) {
            this(user, used, form, "", Optional.empty());
        }
    }

    /** Recovery address. Posts {@code recovery_email}, empty for none, to {@code …/{user}/recovery}. */
    record Recovery(String user, Form form) implements MailboxPanel {}

    /** Deletes a mailbox. Posts {@code confirm} (the typed user name) to {@code …/{user}/delete}. */
    record Delete(String user, List<String> consequences, Optional<String> error) implements MailboxPanel {
        public Delete {
            consequences = List.copyOf(consequences);
        }
    }
}

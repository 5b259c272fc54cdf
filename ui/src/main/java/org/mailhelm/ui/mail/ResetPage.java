package org.mailhelm.ui.mail;

import java.util.List;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.PasswordRule;

/**
 * Where the owner of a mailbox chooses a new password: first the page takes the code of the letter, which a script fills
 * in from the link, then the password. Posts {@code token} and then {@code password} too.
 *
 * @param code empty while it is asked for
 * @param mailbox empty while the code is asked for
 * @param done whether the password is set
 */
public record ResetPage(String code, String mailbox, List<PasswordRule> rules, Form form, boolean done)
        implements Page {
    public ResetPage {
        rules = List.copyOf(rules);
    }

    public static ResetPage asking(Form form) {
        return new ResetPage("", "", List.of(), form, false);
    }

    public static ResetPage choosing(String code, String mailbox, List<PasswordRule> rules, Form form) {
        return new ResetPage(code, mailbox, rules, form, false);
    }

    public static ResetPage done(String mailbox) {
        return new ResetPage("", mailbox, List.of(), Form.empty(), true);
    }

    @Override
    public String template() {
        return "mail/reset.jte";
    }

    @Override
    public String title() {
        return done ? "Password set" : "Choose a new password";
    }
}

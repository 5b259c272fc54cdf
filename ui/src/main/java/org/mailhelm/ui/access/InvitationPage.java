package org.mailhelm.ui.access;

import java.util.List;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.PasswordRule;

/** Where an invited user chooses a password. Posts {@code password} to its own address. */
public record InvitationPage(String secret, String login, List<PasswordRule> rules, Form form) implements Page {
    public InvitationPage {
        rules = List.copyOf(rules);
    }

    @Override
    public String template() {
        return "access/invitation.jte";
    }

    @Override
    public String title() {
        return "Choose a password";
    }
}

package org.mailhelm.ui.access;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.PasswordRule;

/**
 * Where an invited user chooses a password. Posts {@code password} to its own address.
 *
 * @param provider what the way to sign in without a password is called, where there is one
 */
public record InvitationPage(
        String secret, String login, List<PasswordRule> rules, Form form, Optional<String> provider) implements Page {
    /** A page with a password alone. */
    public InvitationPage(String secret, String login, List<PasswordRule> rules, Form form) {
        this(secret, login, rules, form, Optional.empty());
    }

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

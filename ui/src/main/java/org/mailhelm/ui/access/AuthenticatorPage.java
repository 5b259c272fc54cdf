package org.mailhelm.ui.access;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Crumb;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Form;

/**
 * The authenticator app of one's own account. Setting up posts {@code code} to {@code /account/authenticator}; removing
 * posts {@code password} and {@code code} or {@code recovery} to {@code /account/authenticator/remove}.
 *
 * @param setup empty when it is to be removed
 * @param password whether there is a password to ask for
 */
public record AuthenticatorPage(Optional<AuthenticatorSetup> setup, boolean password, Form form) implements Page {
    @Override
    public String template() {
        return "access/authenticator.jte";
    }

    @Override
    public String title() {
        return setup.isPresent() ? "Set up an authenticator app" : "Remove the authenticator app";
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb("Account", AccessAddresses.account()));
    }

    @Override
    public String section() {
        return AccessAddresses.account();
    }
}

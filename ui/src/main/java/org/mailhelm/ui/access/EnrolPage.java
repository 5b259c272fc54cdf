package org.mailhelm.ui.access;

import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Form;

/**
 * Where somebody who must have a second factor and has none sets one up, before being signed in. Posts {@code code} to
 * {@code /login/enrol}, {@code response} and {@code name} (of a passkey) to {@code /login/enrol/passkey}.
 */
public record EnrolPage(String login, AuthenticatorSetup setup, Form form) implements Page {
    @Override
    public String template() {
        return "access/enrol.jte";
    }

    @Override
    public String title() {
        return "Set up a second factor";
    }
}

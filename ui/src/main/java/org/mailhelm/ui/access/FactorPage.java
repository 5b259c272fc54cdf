package org.mailhelm.ui.access;

import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Form;

/**
 * The second step of a sign-in. Posts {@code code}, {@code recovery} or {@code response} (of a passkey) to
 * {@code /login/factor}.
 *
 * @param app whether the user has an authenticator app
 * @param passkeys whether the user has passkeys
 */
public record FactorPage(String login, boolean app, boolean passkeys, Form form) implements Page {
    @Override
    public String template() {
        return "access/factor.jte";
    }

    @Override
    public String title() {
        return "Second step";
    }
}

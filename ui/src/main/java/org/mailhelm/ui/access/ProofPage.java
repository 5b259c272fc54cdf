package org.mailhelm.ui.access;

import java.util.List;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Crumb;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Form;

/**
 * Asks again who one is, before something sensitive. Posts {@code password} with {@code code} or {@code recovery}, or
 * {@code response} (of a passkey), and {@code next} to {@code /account/proof}.
 *
 * @param app whether a code of an authenticator app is needed
 * @param passkeys whether a passkey can be used instead of everything else
 */
public record ProofPage(String next, boolean app, boolean passkeys, Form form) implements Page {
    @Override
    public String template() {
        return "access/proof.jte";
    }

    @Override
    public String title() {
        return "Is it you?";
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb("Account", Addresses.account()));
    }

    @Override
    public String section() {
        return Addresses.account();
    }
}

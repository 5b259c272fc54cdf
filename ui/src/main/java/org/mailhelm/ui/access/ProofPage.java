package org.mailhelm.ui.access;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Crumb;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Form;

/**
 * Asks again who one is, before something sensitive. Posts {@code password} with {@code code} or {@code recovery}, or
 * {@code response} (of a passkey), and {@code next} to {@code /account/proof}. Who has no password proves it with a second
 * factor alone, or else at the identity provider.
 *
 * @param password whether there is one to ask for
 * @param app whether a code of an authenticator app is needed
 * @param passkeys whether a passkey can be used instead of everything else
 * @param provider what the identity provider is called; empty when it isn't asked
 */
public record ProofPage(
        String next, boolean password, boolean app, boolean passkeys, Optional<String> provider, Form form)
        implements Page {

    /** Whether there is anything to type. */
    public boolean typed() {
        return password || app || passkeys;
    }

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
        return List.of(new Crumb("Account", AccessAddresses.account()));
    }

    @Override
    public String section() {
        return AccessAddresses.account();
    }
}

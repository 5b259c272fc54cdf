package org.mailhelm.ui.access;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Crumb;
import org.mailhelm.ui.Page;

/**
 * The identities that open one's account. Posts to {@code /account/identities/connect} and
 * {@code /account/identities/{id}/disconnect}.
 *
 * @param provider what the provider is called, when one is set up
 * @param hasPassword whether one could sign in without any of them
 */
public record IdentitiesPage(List<Row> rows, Optional<String> provider, boolean hasPassword) implements Page {
    public IdentitiesPage {
        rows = List.copyOf(rows);
    }

    /** An identity: how the provider calls one, at which issuer, and when it was used last. */
    public record Row(String id, String name, String issuer, String used) {}

    @Override
    public String template() {
        return "access/identities.jte";
    }

    @Override
    public String title() {
        return "Connected identities";
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

package org.mailhelm.ui.access;

import java.util.List;
import org.mailhelm.ui.Crumb;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Form;

/**
 * Who must have a second factor. Posts {@code demand} to {@code /users/second-factor}.
 *
 * @param mayChange false shows it only
 */
public record FactorPolicyPage(List<Choice> demands, boolean mayChange, Form form) implements Page {
    public FactorPolicyPage {
        demands = List.copyOf(demands);
    }

    @Override
    public String template() {
        return "access/factorPolicy.jte";
    }

    @Override
    public String title() {
        return "Second factor";
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb("Users", AccessAddresses.users()));
    }

    @Override
    public String section() {
        return AccessAddresses.users();
    }
}

package org.mailhelm.ui.access;

import java.util.List;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.PasswordRule;

/**
 * One's own account. Posts, beside those of {@link FactorsView}: {@code /account/profile} ({@code display_name}, {@code contact_email}),
 * {@code /account/password} ({@code current}, {@code password}),
 * {@code /account/sessions/{id}/revoke}, {@code /account/sessions/revoke-others}, and {@code /account/look}
 * ({@code mode}, {@code dark}, {@code light}, {@code contrast}, {@code density}; answered by the platform itself).
 *
 * @param hasPassword false for who signs in at an identity provider only
 */
public record AccountPage(
        List<SessionRow> sessions,
        Form profile,
        boolean hasPassword,
        List<PasswordRule> rules,
        Form password,
        FactorsView factors)
        implements Page {
    public AccountPage {
        sessions = List.copyOf(sessions);
        rules = List.copyOf(rules);
    }

    /**
     * One signed-in browser.
     *
     * @param device browser and system in words
     * @param seen when it was last used, in words
     */
    public record SessionRow(String id, String device, String address, String started, String seen, boolean current) {}

    public boolean others() {
        return sessions.stream().anyMatch(row -> !row.current());
    }

    @Override
    public String template() {
        return "access/account.jte";
    }

    @Override
    public String title() {
        return "Account";
    }

    @Override
    public String section() {
        return AccessAddresses.account();
    }
}

package org.mailhelm.ui;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.part.Action;

/**
 * Everything around a page. Filled by the platform for each answer; templates read it and never build it.
 *
 * @param csrf token for forms and for the {@code X-CSRF-Token} header
 * @param nonce of this answer's content security policy
 * @param look theme, contrast and density from the visitor's cookie
 * @param toasts results of the request before this one
 * @param runningJobs shown in the top bar when above zero
 */
public record Shell(
        Optional<Viewer> viewer,
        List<NavGroup> nav,
        String csrf,
        String nonce,
        Look look,
        List<Toast> toasts,
        int runningJobs,
        Operator operator) {
    public Shell {
        nav = List.copyOf(nav);
        toasts = List.copyOf(toasts);
    }

    /** Whether the viewer may do everything, so that all of them are offered the same. */
    public boolean mayEverything() {
        return viewer.filter(each -> each.permit() == Permit.EVERYTHING).isPresent();
    }

    /** Whether the viewer may open an address. */
    public boolean may(String address) {
        return viewer.map(each -> each.permit().allows("GET", address)).orElse(true);
    }

    /** Whether the viewer may do what an entry of a menu does. */
    public boolean may(Action action) {
        return viewer.map(each -> each.permit().allows(action.post() ? "POST" : "GET", action.href()))
                .orElse(true);
    }
}

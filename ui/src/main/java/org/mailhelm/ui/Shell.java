package org.mailhelm.ui;

import java.util.List;
import java.util.Optional;

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
}

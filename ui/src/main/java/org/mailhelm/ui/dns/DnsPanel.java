package org.mailhelm.ui.dns;

import java.util.List;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Form;

/** A panel beside the DNS of a domain. */
public sealed interface DnsPanel {

    /**
     * The DMARC policy of the domain. Posts each tag under its name, {@code other} for the rest, or {@code usual} to have
     * the installation's.
     *
     * @param usual the installation's record
     * @param own whether the domain has its own
     */
    record Dmarc(Form form, String usual, boolean own) implements DnsPanel {}

    /**
     * The switches. Posts {@code mta_sts}, {@code tls_reports}, {@code discovery}, {@code healing} and
     * {@code dns_connection}.
     *
     * @param holders connections that hold the zone, where there are several
     * @param panelName the name by which the world reaches this panel; empty when it isn't known
     */
    record Switches(Form form, List<Choice> holders, String panelName) implements DnsPanel {
        public Switches {
            holders = List.copyOf(holders);
        }
    }
}

package org.mailhelm.ui.mail;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Link;
import org.mailhelm.ui.part.Status;

/**
 * The start page of an installation without a domain or mailbox: three steps.
 *
 * @param current the step that is next, 1 to 3
 * @param host state of the mail host, in words
 * @param hostLink where to look at it or connect one
 * @param domain the first domain, once there is one
 * @param server facts about this installation
 */
public record FirstRunPage(int current, Status host, Link hostLink, Optional<String> domain, List<Line> server)
        implements Page {
    public FirstRunPage {
        server = List.copyOf(server);
    }

    /** A fact about this installation, with its state. */
    public record Line(String label, Status status, String hint) {}

    @Override
    public String template() {
        return "mail/firstRun.jte";
    }

    @Override
    public String title() {
        return "First steps";
    }

    @Override
    public String section() {
        return Addresses.dashboard();
    }
}

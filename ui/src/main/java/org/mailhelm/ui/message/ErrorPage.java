package org.mailhelm.ui.message;

import java.util.List;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Link;
import org.mailhelm.ui.part.Status;

/**
 * Something did not work: what, on which thing, that nothing changed, and what to do next. Drawn without navigation
 * when nobody is signed in.
 *
 * @param links the first one is the primary button
 * @param still what works all the same
 * @param request id to find the event in the log
 * @param code stable code of the failure
 */
public record ErrorPage(
        Status status, String heading, String text, List<Link> links, List<Status> still, String request, String code)
        implements Page {
    public ErrorPage {
        links = List.copyOf(links);
        still = List.copyOf(still);
    }

    @Override
    public String template() {
        return "message/error.jte";
    }

    @Override
    public String title() {
        return heading;
    }
}

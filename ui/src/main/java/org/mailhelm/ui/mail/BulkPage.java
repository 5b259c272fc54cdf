package org.mailhelm.ui.mail;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Crumb;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Form;

/**
 * The same for many mailboxes, before it is done. Posts {@code action}, {@code select} for each, {@code once}, and
 * {@code quota} with its unit, {@code limit} or {@code confirm} to {@code …/bulk/start}.
 *
 * @param action {@code quota}, {@code limit}, {@code reset} or {@code delete}
 * @param names those that it concerns
 * @param once makes the job start once, however often the form is sent
 * @param typed what must be typed; empty when nothing
 */
public record BulkPage(
        DomainHead head,
        String action,
        String title,
        String button,
        List<String> names,
        String once,
        Form form,
        String hint,
        Optional<String> typed)
        implements Page {
    public BulkPage {
        names = List.copyOf(names);
    }

    @Override
    public String template() {
        return "mail/bulk.jte";
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(head.root(), head.self(), new Crumb("Mailboxes", Addresses.mailboxes(head.domain())));
    }

    @Override
    public String section() {
        return Addresses.domains();
    }
}

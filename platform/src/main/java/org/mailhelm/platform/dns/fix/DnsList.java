package org.mailhelm.platform.dns.fix;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.connection.ConnectionView;
import org.mailhelm.platform.dns.change.DnsHistory;
import org.mailhelm.platform.dns.change.DnsPlans;
import org.mailhelm.platform.dns.change.Located;
import org.mailhelm.platform.dns.desired.DesiredRecord;
import org.mailhelm.platform.dns.desired.DesiredState;
import org.mailhelm.platform.dns.health.DnsHealth;
import org.mailhelm.platform.mail.DomainRow;
import org.mailhelm.platform.mail.MailViews;
import org.mailhelm.platform.right.Allowed;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.dns.DnsPage;
import org.mailhelm.ui.dns.DnsPanel;
import org.mailhelm.ui.dns.PlanView;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.State;

/** Puts the page of a domain's DNS together. */
@Singleton
public class DnsList {

    private static final int HISTORY = 20;

    private final DesiredState desired;
    private final DnsPlans plans;
    private final DnsHistory history;
    private final DnsHealth health;
    private final DnsViews views;
    private final MailViews mail;
    private final Allowed allowed;

    DnsList(
            DesiredState desired,
            DnsPlans plans,
            DnsHistory history,
            DnsHealth health,
            DnsViews views,
            MailViews mail,
            Allowed allowed) {
        this.health = health;
        this.desired = desired;
        this.plans = plans;
        this.history = history;
        this.views = views;
        this.mail = mail;
        this.allowed = allowed;
    }

    /** @param first what to say first, where something went wrong */
    public DnsPage page(DomainRow row, Optional<Note> first) {
        return page(row, Optional.empty(), first);
    }

    DnsPage page(DomainRow row, DnsPanel panel) {
        return page(row, Optional.of(panel), Optional.empty());
    }

    private DnsPage page(DomainRow row, Optional<DnsPanel> panel, Optional<Note> first) {
        List<DesiredRecord> wanted = List.of();
        Optional<PlanView> plan = Optional.empty();
        Optional<Note> note = first;
        boolean held = false;
        try {
            wanted = desired.of(row.domain());
            Located located = plans.locate(row.domain());
            if (located instanceof Located.Found found && found.zone().writable()) {
                held = true;
                plan = Optional.of(DnsViews.plan(plans.review(row.domain(), found, wanted)));
                note = note.or(() -> waiting(found));
            } else if (located instanceof Located.Found found) {
                note = note.or(() -> Optional.of(readOnly(found)));
            } else {
                note = note.or(() -> absent(row, located));
            }
        } catch (Failure e) {
            note = note.or(() -> Optional.of(trouble("There is no plan now", e)));
        }
        return new DnsPage(
                mail.head(row),
                health.known(row.domain()).flatMap(views::seen),
                plan,
                wanted.stream().map(DnsViews::wanted).toList(),
                held,
                history.of(row.domain(), HISTORY).stream().map(views::past).toList(),
                views.choices(row.domain()),
                panel,
                note);
    }

    static Note trouble(String title, Failure failure) {
        return Note.of(State.WARN, title, failure.reason());
    }

    /** A plan that nobody can apply would help nobody. */
    private static Note readOnly(Located.Found found) {
        return Note.of(
                State.OFF,
                "Mailhelm can't change the zone " + found.zone().name(),
                "Publish the records below by hand. At " + found.connection().name()
                        + " it is kept by hand, comes from another server, or may only be read with these credentials.");
    }

    private static Optional<Note> waiting(Located.Found found) {
        if (!found.zone().active()) {
            String servers = found.zone().nameServers().isEmpty()
                    ? ""
                    : " Its name servers: " + String.join(", ", found.zone().nameServers()) + ".";
            return Optional.of(Note.of(
                    State.WAIT,
                    "The zone is not in use yet",
                    "The registrar of " + found.zone().name() + " has to name the provider's servers." + servers));
        }
        return Optional.empty();
    }

    private Optional<Note> absent(DomainRow row, Located located) {
        if (located instanceof Located.Ambiguous several) {
            return Optional.of(Note.of(
                            State.WARN,
                            "Several connections hold the zone " + several.zone(),
                            "Choose the one that counts: "
                                    + String.join(
                                            ", ",
                                            several.connections().stream()
                                                    .map(ConnectionView::name)
                                                    .toList())
                                    + ".")
                    .withLink("Choose", Addresses.dns(row.shown(), "settings")));
        }
        Located.Missing missing = (Located.Missing) located;
        if (!missing.problems().isEmpty()) {
            return Optional.of(
                    Note.of(State.WARN, "A DNS provider does not answer", String.join(" ", missing.problems())));
        }
        Note none = missing.connections() == 0
                ? Note.of(
                        State.OFF,
                        "No DNS provider is connected",
                        "Publish the records below by hand, or connect a provider, and Mailhelm writes them.")
                : Note.of(
                        State.OFF,
                        "No connected DNS provider holds " + row.shown(),
                        "Publish the records below at the provider that does.");
        String connections = Addresses.connections("dns");
        return Optional.of(
                allowed.allows(Rights.current(), "GET", connections)
                        ? none.withLink("DNS providers", connections)
                        : none);
    }
}

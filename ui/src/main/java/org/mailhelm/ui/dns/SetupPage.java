package org.mailhelm.ui.dns;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Crumb;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.mail.ClientSettings;
import org.mailhelm.ui.part.Copyable;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.Step;

/**
 * A new domain on its way: how far it is, and what comes next.
 *
 * @param host name of the mail host
 * @param zoneMaker the connection that would make the zone; empty where one holds it, or none makes zones
 * @param proof to be published before the mail host takes the domain; empty when it wants none, or has the domain
 * @param rest what is left once the mail host has the domain
 * @param error why the last try failed
 */
public record SetupPage(
        String domain,
        String host,
        List<Step> steps,
        Optional<String> zoneMaker,
        Optional<Proof> proof,
        Optional<Rest> rest,
        Optional<ClientSettings> client,
        Optional<String> error)
        implements Page {
    public SetupPage {
        steps = List.copyOf(steps);
    }

    /**
     * The record that proves who owns the domain.
     *
     * @param provider the connection that can write it; empty for none
     * @param written whether the zone holds it
     * @param seen who sees it
     * @param visible whether everybody does who was asked
     */
    public record Proof(
            List<Copyable> parts,
            Optional<String> provider,
            boolean written,
            String words,
            String seen,
            boolean visible) {
        public Proof {
            parts = List.copyOf(parts);
        }
    }

    /**
     * What is left.
     *
     * @param plan empty where the records are published by hand
     * @param mailbox whether there is a mailbox
     */
    public record Rest(Optional<PlanView> plan, List<DnsPage.Wanted> records, Optional<Note> note, boolean mailbox) {
        public Rest {
            records = List.copyOf(records);
        }
    }

    @Override
    public String template() {
        return "dns/setup.jte";
    }

    @Override
    public String title() {
        return "Set up " + domain;
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb("Domains", Addresses.domains()));
    }

    @Override
    public String section() {
        return Addresses.domains();
    }
}

package org.mailhelm.platform.mail;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.ByteSize;
import org.mailhelm.api.mail.ClientSettings.Endpoint;
import org.mailhelm.api.mail.ClientSettings.Security;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.api.mail.MailRules;
import org.mailhelm.api.mail.Mailbox;
import org.mailhelm.api.mail.RequiredRecord;
import org.mailhelm.platform.connection.ConnectionView;
import org.mailhelm.platform.right.Allowed;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.mail.ClientSettings;
import org.mailhelm.ui.mail.DomainHead;
import org.mailhelm.ui.mail.DomainPage;
import org.mailhelm.ui.mail.DomainTab;
import org.mailhelm.ui.mail.DomainsPage;
import org.mailhelm.ui.mail.MailboxesPage;
import org.mailhelm.ui.mail.Phone;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Copyable;
import org.mailhelm.ui.part.Freshness;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.PasswordRule;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Status;
import org.mailhelm.ui.part.Use;

/** Domains and mailboxes as pages show them. */
@Singleton
public final class MailViews {

    private final MailHosts hosts;
    private final List<DomainFeature> features;
    private final Allowed allowed;
    private final Clock clock;

    MailViews(MailHosts hosts, List<DomainFeature> features, Allowed allowed, Clock clock) {
        this.hosts = hosts;
        this.features = features.stream()
                .sorted(Comparator.comparingInt(DomainFeature::order))
                .toList();
        this.allowed = allowed;
        this.clock = clock;
    }

    public DomainHead head(DomainRow domain) {
        Rights rights = Rights.current();
        return new DomainHead(
                domain.shown(),
                domain.readAt() == null ? OptionalLong.empty() : OptionalLong.of(domain.mailboxes()),
                rights.has(Right.EMAILS_WRITE, domain.name()),
                tabs(domain).stream()
                        .filter(tab -> allowed.allows(rights, "GET", tab.href()))
                        .toList(),
                rights.has(Right.EMAILS_READ, domain.name()));
    }

    private List<DomainTab> tabs(DomainRow domain) {
        try {
            MailHost host = hosts.open(domain.connectionId());
            return features.stream()
                    .flatMap(feature -> feature.tab(domain, host).stream())
                    .toList();
        } catch (Failure e) {
            // Its connection isn't open: what it could do is not known, and the page says why.
            return List.of();
        }
    }

    DomainsPage.Row row(DomainRow domain, Map<String, HostState> states, Optional<DnsState> dns) {
        return new DomainsPage.Row(
                domain.shown(),
                health(domain, states.get(domain.connectionId()), dns),
                domain.readAt() == null ? "unknown" : Integer.toString(domain.mailboxes()),
                domain.readAt() == null ? "unknown" : Sizes.words(new ByteSize(domain.usedBytes())),
                hosts.name(domain.connectionId()));
    }

    private static Status health(DomainRow domain, @Nullable HostState host, Optional<DnsState> dns) {
        if (host != null && host.problem() != null) {
            return Status.of(State.WARN, "Host not answering");
        }
        if (domain.problem() != null) {
            return Status.of(State.WARN, "Not readable");
        }
        if (Boolean.FALSE.equals(domain.hosting())) {
            return Status.of(State.OFF, "Mail off");
        }
        if (dns.filter(DnsState::needsSomebody).isPresent()) {
            int wrong = dns.get().failing() + dns.get().warnings();
            return Status.of(dns.get().failing() > 0 ? State.BAD : State.WARN, "DNS: " + wrong + " to mend");
        }
        return domain.readAt() == null ? Status.of(State.IDLE, "Not read yet").quiet() : Status.ok("Served");
    }

    static MailboxesPage.Row row(MailboxRow row) {
        Mailbox mailbox = row.mailbox();
        return new MailboxesPage.Row(
                row.localPart(),
                DomainText.show(mailbox.address().domain()),
                mailbox.used().map(used -> use(used, mailbox.quota().limit())),
                sent(mailbox),
                mailbox.suspended() ? List.of("suspended") : List.of());
    }

    private static Optional<Use> sent(Mailbox mailbox) {
        return mailbox.sentToday()
                .map(sent -> new Use(
                        sent,
                        mailbox.sendLimit().orElse(0),
                        sent + mailbox.sendLimit().map(most -> " of " + most).orElse("")));
    }

    /** The filters of lists of mailboxes, with what they are called. */
    static List<Choice> filters() {
        return Stream.of(ListFilter.values())
                .map(filter -> new Choice(filter.key(), filter.words()))
                .toList();
    }

    Freshness freshness(MailboxSearch.Sum sum) {
        String words = sum.unread() > 0
                ? (sum.domains() - sum.unread()) + " of " + count(sum.domains(), "domain", "domains") + " read"
                : sum.oldest().map(oldest -> "All read since " + age(oldest)).orElse("");
        return new Freshness(words, false, Addresses.refreshAllMailboxes());
    }

    public Freshness freshness(@Nullable Instant readAt, boolean reading, String action) {
        return new Freshness(readAt == null ? "Not read yet" : "Read " + age(readAt), reading, action);
    }

    public static Use use(ByteSize used, Optional<ByteSize> limit) {
        return new Use(
                used.bytes(),
                limit.map(ByteSize::bytes).orElse(0L),
                Sizes.words(used)
                        + limit.map(most -> " of " + Sizes.words(most)).orElse(""));
    }

    static DomainPage.RequiredRecord record(RequiredRecord record) {
        return new DomainPage.RequiredRecord(
                purpose(record.purpose()),
                switch (record.necessity()) {
                    case REQUIRED -> "needed";
                    case RECOMMENDED -> "advised";
                    case OPTIONAL -> "optional";
                },
                record.type().name(),
                record.name().value(),
                record.value());
    }

    private static String purpose(RequiredRecord.Purpose purpose) {
        return switch (purpose) {
            case VERIFICATION -> "Proves that the domain is yours";
            case MX -> "Brings mail for the domain here";
            case SPF -> "Says who may send for the domain";
            case DKIM -> "Lets others check the signature of outgoing mail";
            case MAIL_HOST -> "Names the server for mail programs";
            case WEBMAIL -> "Names the webmail";
            case CLIENT_DISCOVERY -> "Lets mail programs find their settings";
        };
    }

    /** For a whole domain. */
    public static ClientSettings client(org.mailhelm.api.mail.ClientSettings settings, String userName) {
        return client(settings, userName, Optional.empty(), List.of());
    }

    /** For one mailbox, with what sets up phones. */
    static ClientSettings client(
            org.mailhelm.api.mail.ClientSettings settings,
            String userName,
            Optional<String> profile,
            List<Phone> phones) {
        return new ClientSettings(
                settings.endpoints().stream().map(MailViews::server).toList(),
                userName,
                settings.webmail().map(URI::toString),
                settings.notes(),
                profile,
                phones);
    }

    private static Copyable server(Endpoint endpoint) {
        String protocol = switch (endpoint.protocol()) {
            case IMAP -> "IMAP";
            case POP3 -> "POP3";
            case SUBMISSION -> "SMTP";
        };
        return new Copyable(
                protocol,
                endpoint.host() + ":" + endpoint.port()
                        + (endpoint.security() == Security.TLS ? " (TLS)" : " (STARTTLS)"));
    }

    static List<DomainPage.Fact> facts(Mailbox mailbox) {
        List<DomainPage.Fact> facts = new ArrayList<>();
        mailbox.used()
                .ifPresent(used -> facts.add(new DomainPage.Fact(
                        "Storage", use(used, mailbox.quota().limit()).words())));
        sent(mailbox).ifPresent(sent -> facts.add(new DomainPage.Fact("Sent today", sent.words())));
        if (mailbox.suspended()) {
            facts.add(new DomainPage.Fact("State", "suspended"));
        }
        return facts;
    }

    /** The rules of passwords as a form checks them while somebody types. */
    static List<PasswordRule> passwordRules(MailRules rules) {
        List<PasswordRule> shown = new ArrayList<>();
        int least = rules.passwordMinLength();
        int most = rules.passwordMaxLength();
        shown.add(new PasswordRule("length:" + least + "-" + most, least + " to " + most + " characters"));
        for (MailRules.CharacterKind kind : MailRules.CharacterKind.values()) {
            if (rules.passwordNeeds().contains(kind)) {
                shown.add(
                        switch (kind) {
                            case UPPER_CASE -> new PasswordRule("upper", "Upper-case letter");
                            case LOWER_CASE -> new PasswordRule("lower", "Lower-case letter");
                            case DIGIT -> new PasswordRule("digit", "Digit");
                            case SPECIAL -> new PasswordRule("special", "Special character");
                        });
            }
        }
        return shown;
    }

    /** What doesn't answer, and how old therefore is what the page shows. */
    Optional<Note> trouble(Map<String, HostState> states) {
        List<ConnectionView> all = hosts.all();
        List<String> sentences = new ArrayList<>();
        for (ConnectionView host : all) {
            HostState state = states.get(host.id());
            if (state != null && state.problem() != null) {
                sentences.add(host.name() + ": " + state.problem() + " " + seen("its domains", state.readAt()));
            }
        }
        if (!sentences.isEmpty()) {
            return Optional.of(linked(
                    Note.of(State.WARN, "A mail host does not answer", String.join(" ", sentences)), "Mail hosts"));
        }
        return all.isEmpty()
                ? Optional.of(linked(
                        Note.of(State.WARN, "There is no mail host", "Connect one, so that domains have a place."),
                        "Connect a mail host"))
                : Optional.empty();
    }

    /** The same for one domain. */
    public Optional<Note> trouble(DomainRow domain, Optional<String> problem) {
        Optional<String> why = problem.or(() -> Optional.ofNullable(domain.problem()));
        return why.map(text -> linked(
                Note.of(
                        State.WARN,
                        hosts.name(domain.connectionId()) + " does not answer",
                        text + " " + seen("the mailboxes", domain.readAt())),
                "Mail hosts"));
    }

    /** With a link to the connections, for who may open them. */
    private Note linked(Note note, String label) {
        String address = Addresses.connections("mail-hosts");
        return allowed.allows(Rights.current(), "GET", address) ? note.withLink(label, address) : note;
    }

    /** The same for a part of it, and how old therefore is what the page shows. */
    public Note trouble(DomainRow domain, String problem, String what, Optional<Instant> readAt) {
        return Note.of(
                        State.WARN,
                        hosts.name(domain.connectionId()) + " does not answer",
                        problem + " " + seen(what, readAt.orElse(null)))
                .withLink("Mail hosts", Addresses.connections("mail-hosts"));
    }

    public String age(@Nullable Instant readAt) {
        return readAt == null ? "never" : Ages.words(Duration.between(readAt, clock.instant()));
    }

    private String seen(String what, @Nullable Instant readAt) {
        return readAt == null
                ? "Nothing is known of " + what + " yet."
                : "You see " + what + " as they were " + age(readAt) + ".";
    }

    public static String count(long number, String one, String many) {
        return number == 1 ? "1 " + one : String.format(Locale.ROOT, "%d %s", number, many);
    }
}

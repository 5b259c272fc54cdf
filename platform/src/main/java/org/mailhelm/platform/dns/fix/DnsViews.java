package org.mailhelm.platform.dns.fix;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.mail.RequiredRecord.Necessity;
import org.mailhelm.platform.dns.change.AppliedPlan;
import org.mailhelm.platform.dns.change.Review;
import org.mailhelm.platform.dns.check.Verdict;
import org.mailhelm.platform.dns.desired.DesiredRecord;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;
import org.mailhelm.platform.dns.desired.DnsChoice;
import org.mailhelm.platform.dns.desired.DnsChoice.MtaSts;
import org.mailhelm.platform.dns.desired.DnsChoices;
import org.mailhelm.platform.dns.health.DomainHealth;
import org.mailhelm.platform.dns.plan.Item;
import org.mailhelm.platform.dns.plan.Op;
import org.mailhelm.platform.mail.MailViews;
import org.mailhelm.ui.dns.DnsPage;
import org.mailhelm.ui.dns.PlanView;
import org.mailhelm.ui.dns.PlanView.Sign;
import org.mailhelm.ui.part.Confirm;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Status;

/** DNS as pages show it. */
@Singleton
class DnsViews {

    private static final int SETS_SHOWN = 6;

    private final DnsChoices choices;
    private final MailViews mail;

    DnsViews(DnsChoices choices, MailViews mail) {
        this.choices = choices;
        this.mail = mail;
    }

    static PlanView plan(Review review) {
        List<PlanView.Line> lines = new ArrayList<>();
        List<PlanView.Line> left = new ArrayList<>();
        List<PlanView.Line> unchanged = new ArrayList<>();
        DomainName zone = review.home().zone().name();
        for (Item item : review.plan().items()) {
            (item.op() == Op.FOREIGN ? left : item.op() == Op.UNCHANGED ? unchanged : lines).add(line(item, zone));
        }
        return new PlanView(
                review.home().connection().name() + ", zone " + zone,
                review.plan().digest(),
                lines,
                left,
                unchanged);
    }

    private static PlanView.Line line(Item item, DomainName zone) {
        boolean there = !item.was().isEmpty();
        return new PlanView.Line(
                sign(item.op()),
                item.id(),
                item.topic().map(DnsViews::purpose).orElse(""),
                item.type().name(),
                relative(item.name(), zone),
                item.was(),
                item.op() == Op.DELETE ? List.of() : item.becomes(),
                !there ? "Mailhelm" : item.ours() ? "Mailhelm" : "not ours",
                item.note(),
                item.op().confirmed());
    }

    private static String relative(String name, DomainName zone) {
        if (name.equals(zone.value())) {
            return "@";
        }
        return name.endsWith("." + zone)
                ? name.substring(0, name.length() - zone.value().length() - 1)
                : name;
    }

    private static Sign sign(Op op) {
        return switch (op) {
            case CREATE -> Sign.CREATE;
            case CHANGE -> Sign.CHANGE;
            case DELETE -> Sign.DELETE;
            case CONFLICT -> Sign.REPLACE;
            case UNCHANGED -> Sign.SAME;
            case FOREIGN -> Sign.FOREIGN;
            case IMPOSSIBLE -> Sign.IMPOSSIBLE;
        };
    }

    static DnsPage.Wanted wanted(DesiredRecord record) {
        return new DnsPage.Wanted(
                purpose(record.topic()),
                necessity(record.necessity()),
                record.type().name(),
                record.name().value(),
                record.value(),
                ZoneFile.line(record));
    }

    private static String necessity(Necessity necessity) {
        return switch (necessity) {
            case REQUIRED -> "needed";
            case RECOMMENDED -> "advised";
            case OPTIONAL -> "optional";
        };
    }

    static String purpose(Topic topic) {
        return switch (topic) {
            case VERIFICATION -> "Proves that the domain is yours";
            case MX -> "Brings mail for the domain here";
            case SPF -> "Says who may send for the domain";
            case DKIM -> "Lets others check the signature of outgoing mail";
            case DMARC -> "Says what receivers do with mail that is not from you";
            case MAIL_HOST -> "Names the server for mail programs";
            case WEBMAIL -> "Names the webmail";
            case CLIENT_DISCOVERY -> "Lets mail programs find their settings";
            case MTA_STS -> "Tells other servers to insist on TLS";
            case TLS_RPT -> "Asks for reports on failed TLS";
        };
    }

    DnsPage.Past past(AppliedPlan plan) {
        List<String> sets = new ArrayList<>(plan.sets().stream()
                .limit(SETS_SHOWN)
                .map(set -> set.type() + " " + set.name())
                .toList());
        if (plan.sets().size() > SETS_SHOWN) {
            sets.add((plan.sets().size() - SETS_SHOWN) + " more");
        }
        plan.problem().ifPresent(sets::add);
        String what = switch (plan.kind()) {
            case FIX -> "Plan applied";
            case UNDO -> "Undone";
            case HEAL -> "Healed";
        };
        String count = MailViews.count(plan.sets().size(), "record set", "record sets");
        return new DnsPage.Past(
                plan.id(),
                status(plan),
                what,
                plan.actor(),
                mail.age(plan.at()),
                sets,
                plan.undoable() ? Optional.of(undoing(count)) : Optional.empty());
    }

    /** What the last look found that somebody has to do something about. */
    Optional<DnsPage.Seen> seen(DomainHealth health) {
        return health.checkedAt()
                .map(at -> new DnsPage.Seen(
                        "checked " + mail.age(at),
                        health.needingSomebody().stream()
                                .map(finding -> new DnsPage.Finding(
                                        finding.verdict() == Verdict.FAIL ? State.BAD : State.WARN,
                                        finding.label(),
                                        finding.message(),
                                        finding.why()))
                                .toList()));
    }

    /** The question before a change is undone. */
    static Confirm undoing(String what) {
        return Confirm.simple(
                "Undo this change?",
                "Puts back what was there before in " + what
                        + ". When somebody changed a part of it since, nothing is done.",
                "Undo change");
    }

    private static Status status(AppliedPlan plan) {
        if (plan.undoneAt().isPresent()) {
            return Status.of(State.IDLE, "Taken back").quiet();
        }
        return switch (plan.state()) {
            case DONE -> Status.ok("Written");
            case PARTLY ->
                Status.of(State.WARN, plan.written() + " of " + plan.sets().size() + " written");
            case FAILED -> Status.of(State.OFF, "Nothing written").quiet();
            case BEGUN, UNKNOWN -> Status.of(State.WARN, "Outcome not known");
        };
    }

    List<DnsPage.Choice> choices(DomainName domain) {
        DnsChoice choice = choices.of(domain);
        return List.of(
                new DnsPage.Choice(
                        "DMARC policy",
                        choice.dmarc().map(own -> "Own: " + own).orElse("The installation's: " + choices.usualDmarc()),
                        "dmarc"),
                new DnsPage.Choice(
                        "Finding settings, TLS, healing",
                        (choice.discovery()
                                        ? "Mail programs find their settings. "
                                        : "Mail programs are told nothing. ")
                                + (choice.mtaSts() == MtaSts.OFF
                                        ? "MTA-STS is off. "
                                        : "MTA-STS: " + choice.mtaSts().word() + ". ")
                                + choice.tlsReports()
                                        .map(address -> "Reports on TLS go to " + address + ". ")
                                        .orElse("")
                                + (choice.healing()
                                        ? "Changes by others are healed."
                                        : "Changes by others are not healed."),
                        "settings"));
    }
}

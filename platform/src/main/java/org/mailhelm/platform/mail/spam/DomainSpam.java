package org.mailhelm.platform.mail.spam;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.SpamRules;
import org.mailhelm.api.mail.SpamRules.Listing;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.mail.Aftermath;
import org.mailhelm.platform.mail.DomainRow;
import org.mailhelm.platform.mail.MailHosts;
import org.mailhelm.platform.mail.copy.Copies;
import org.mailhelm.platform.mail.copy.Copy;
import org.mailhelm.platform.mail.copy.Part;

/** The spam filter of a domain. */
@Singleton
final class DomainSpam {

    static final int STRICTEST = 1;
    static final int LAXEST = 50;

    private static final TypeReference<Integer> NUMBER = new TypeReference<>() {};
    private static final TypeReference<List<String>> LIST = new TypeReference<>() {};

    private final MailHosts hosts;
    private final Copies copies;
    private final Audit audit;

    DomainSpam(MailHosts hosts, Copies copies, Audit audit) {
        this.hosts = hosts;
        this.copies = copies;
        this.audit = audit;
    }

    Copy<Integer> glanceAtScore(DomainRow domain) {
        return copies.glance(score(domain));
    }

    Copy<List<String>> glance(DomainRow domain, Listing list) {
        return copies.glance(entries(domain, list));
    }

    int freshScore(DomainRow domain) {
        return copies.fresh(score(domain));
    }

    List<String> fresh(DomainRow domain, Listing list) {
        return copies.fresh(entries(domain, list));
    }

    /** As it is at this moment, for whoever is about to change it. */
    List<String> now(DomainRow domain, Listing list) {
        return copies.live(entries(domain, list));
    }

    void refresh(DomainRow domain) {
        copies.live(score(domain));
        for (Listing list : Listing.values()) {
            copies.live(entries(domain, list));
        }
    }

    /** @param field what the score is called where it was written */
    int changeScore(DomainRow domain, int score, String field) {
        if (score < STRICTEST || score > LAXEST) {
            throw new Failure.InvalidInput(field, "The score is " + STRICTEST + " to " + LAXEST + ".");
        }
        SpamRules host = facet(domain);
        AuditEvent event = AuditEvent.of("spam.settings_update")
                .domain(domain.name())
                .on("domain", domain.shown())
                .is("high_score", score);
        try {
            audit.outside(event, () -> host.changeScore(domain.domain(), score));
        } catch (Failure.InvalidInput e) {
            throw e;
        } catch (Failure e) {
            copies.doubt(score(domain));
            throw e;
        }
        copies.changed(score(domain), before -> score);
        return score;
    }

    void add(DomainRow domain, Listing list, String entry) {
        SpamRules host = facet(domain);
        try {
            audit.outside(event(domain, list, "add", entry), () -> host.add(domain.domain(), list, entry));
        } catch (Failure.InvalidInput e) {
            throw e;
        } catch (Failure e) {
            copies.doubt(entries(domain, list));
            throw e;
        }
        copies.changed(entries(domain, list), all -> with(all, entry));
    }

    /** Adds several, one after the other, until the mail host doesn't take one. */
    Added addAll(DomainRow domain, Listing list, List<String> wanted) {
        List<String> there = copies.live(entries(domain, list));
        List<String> fresh = wanted.stream()
                .distinct()
                .filter(entry -> !there.contains(entry))
                .toList();
        int already = wanted.size() - fresh.size();
        for (int i = 0; i < fresh.size(); i++) {
            try {
                add(domain, list, fresh.get(i));
            } catch (Failure e) {
                return new Added(i, already, fresh.subList(i, fresh.size()), Optional.of(e));
            }
        }
        return new Added(fresh.size(), already, List.of(), Optional.empty());
    }

    /**
     * What came of adding several.
     *
     * @param added how many
     * @param already how many were there before
     * @param left those that are still to add
     * @param why the failure that ended it
     */
    record Added(int added, int already, List<String> left, Optional<Failure> why) {}

    String remove(DomainRow domain, Listing list, String written) {
        String entry = copies.live(entries(domain, list)).stream()
                .filter(one -> one.equalsIgnoreCase(written.strip()))
                .findFirst()
                .orElseThrow(() -> new Failure.NotFound(
                        "There is no such sender on this list of " + domain.shown() + ". Nothing was removed."));
        SpamRules host = facet(domain);
        try {
            audit.outside(event(domain, list, "remove", entry), () -> host.remove(domain.domain(), list, entry));
        } catch (Failure e) {
            copies.doubt(entries(domain, list));
            throw Aftermath.unclear(e)
                    ? Aftermath.of(e, "Whether " + entry + " was removed is not known; repeating it does no harm.")
                    : e;
        }
        copies.changed(entries(domain, list), all -> without(all, entry));
        return entry;
    }

    private static AuditEvent event(DomainRow domain, Listing list, String deed, String entry) {
        return AuditEvent.of("spam." + (list == Listing.ALLOW ? "whitelist_" : "blacklist_") + deed)
                .domain(domain.name())
                .on("sender", entry);
    }

    private static List<String> with(List<String> all, String entry) {
        List<String> more = new ArrayList<>(without(all, entry));
        more.add(entry);
        return more;
    }

    private static List<String> without(List<String> all, String entry) {
        return all.stream().filter(one -> !one.equals(entry)).toList();
    }

    private Part<Integer> score(DomainRow domain) {
        return Part.of(
                domain,
                "spam-score",
                NUMBER,
                Part.asking(() -> facet(domain), host -> host.score(domain.domain())),
                score -> 1);
    }

    private Part<List<String>> entries(DomainRow domain, Listing list) {
        String name = list == Listing.ALLOW ? "spam-allow" : "spam-deny";
        return Part.of(
                domain,
                name,
                LIST,
                Part.asking(() -> facet(domain), host -> host.entries(domain.domain(), list)),
                List::size);
    }

    private SpamRules facet(DomainRow domain) {
        return hosts.open(domain.connectionId())
                .spamRules()
                .orElseThrow(() -> new Failure.Unsupported(hosts.name(domain.connectionId())
                        + " has no spam filter that can be set from here. Nothing was changed."));
    }
}

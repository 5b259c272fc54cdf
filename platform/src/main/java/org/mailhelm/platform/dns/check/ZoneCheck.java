package org.mailhelm.platform.dns.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.platform.dns.desired.DesiredRecord;
import org.mailhelm.platform.dns.lookup.Answer;
import org.mailhelm.platform.dns.lookup.Answer.Reason;
import org.mailhelm.platform.dns.lookup.Question;
import org.mailhelm.platform.dns.lookup.Sighting;

/** What holds for the zone of a domain as a whole. */
final class ZoneCheck {

    private static final List<String> OFTEN = List.of("mail", "webmail", "autoconfig", "autodiscover", "mta-sts");
    private static final int MOST_LABELS = 5;

    private ZoneCheck() {}

    static Finding dnssec(Subject subject, Answers answers) {
        String domain = subject.domain().value();
        Finding about = Finding.about(
                "dnssec",
                "DNSSEC",
                domain,
                "Signed records can't be forged. Signed wrongly, the domain is gone for many.");
        Sighting digest = answers.of(domain, Question.DS);
        Sighting keys = answers.of(domain, Question.DNSKEY);
        Sighting servers = answers.of(domain, RecordType.MX);
        List<String> evidence =
                digest.values().stream().map(value -> "DS " + value).toList();
        if (digest.bogus() || keys.bogus() || servers.bogus()) {
            return about.found(evidence)
                    .fail("The signatures are wrong: whoever checks them doesn't see the domain at all.");
        }
        for (Sighting seen : List.of(digest, keys)) {
            if (seen.answer() instanceof Answer.Unknown unknown) {
                return about.unknown(unknown.detail());
            }
        }
        if (digest.values().isEmpty()) {
            return keys.values().isEmpty()
                    ? about.skipped("The domain isn't signed.")
                    : about.warn("The zone is signed, but the zone above doesn't say so (no DS): nobody checks it.");
        }
        if (keys.values().isEmpty()) {
            return about.found(evidence)
                    .fail("The zone above says that the domain is signed (DS), but it has no keys (DNSKEY).");
        }
        boolean checked = servers.knowing().stream()
                .anyMatch(one -> one.answer() instanceof Answer.Found found && found.authenticated());
        return about.found(evidence)
                .pass(
                        checked
                                ? "The domain is signed, and a resolver found the signatures right."
                                : "The domain is signed. The resolvers asked don't check signatures.");
    }

    static Finding caa(Subject subject, Answers answers) {
        String domain = subject.domain().value();
        Finding about = Finding.about(
                "caa", "CAA", domain, "It says which authorities may issue certificates for names of the domain.");
        String at = domain;
        for (int i = 0; i < MOST_LABELS && at.indexOf('.') > 0; i++) {
            Sighting seen = answers.of(at, RecordType.CAA);
            if (seen.answer() instanceof Answer.Unknown unknown) {
                return about.unknown(unknown.detail());
            }
            if (!seen.values().isEmpty()) {
                return issuers(about.found(seen.values()), seen.values());
            }
            at = at.substring(at.indexOf('.') + 1);
        }
        return about.skipped("There is none: every authority may issue certificates.");
    }

    private static Finding issuers(Finding about, List<String> values) {
        List<String> issuers = new ArrayList<>();
        boolean limited = false;
        for (String value : values) {
            String[] parts = value.split(" ", 3);
            if (parts.length == 3 && parts[1].equalsIgnoreCase("issue")) {
                limited = true;
                String issuer = parts[2].replace("\"", "").replaceAll(";.*", "").strip();
                if (!issuer.isEmpty()) {
                    issuers.add(issuer);
                }
            }
        }
        if (limited && issuers.isEmpty()) {
            return about.warn(
                    "No authority may issue certificates: webmail, portals and MTA-STS of the domain can't get "
                            + "any.");
        }
        return about.pass(
                limited ? "Only " + String.join(", ", issuers) + " may issue certificates." : "It names no issuer.");
    }

    /** Names that lead to others that are gone: whoever gets those, gets these. Empty when there are none. */
    static Optional<Finding> dangling(Subject subject, Answers answers) {
        Set<String> names = new LinkedHashSet<>();
        OFTEN.forEach(label -> names.add(subject.domain().child(label).value()));
        subject.desired().stream()
                .filter(record -> record.type().equals(RecordType.CNAME))
                .map(DesiredRecord::name)
                .forEach(name -> names.add(name.value()));
        List<String> gone = new ArrayList<>();
        for (String name : names) {
            Answer answer = answers.of(name, RecordType.A).answer();
            if (answer instanceof Answer.Absent absent
                    && absent.reason() == Reason.NO_SUCH_NAME
                    && !absent.aliases().isEmpty()) {
                gone.add(name + " → " + absent.aliases().get(absent.aliases().size() - 1));
            }
        }
        return gone.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.about(
                                "dangling",
                                "Names that lead nowhere",
                                subject.domain().value(),
                                "Whoever registers the name at the other end can show pages and get certificates as you.")
                        .found(gone)
                        .warn("Take these CNAME records away, or mend where they lead."));
    }
}

package org.mailhelm.platform.dns.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that is checked of a domain. */
public final class DomainCheck {

    /** Keys of the checks that say nothing while the mail of a domain is switched off. */
    private static final Set<String> OF_MAIL =
            Set.of("mx", "spf", "dkim", "dmarc", "mail", "discovery", "mta_sts", "tls_rpt", "ptr");
    // What a mail host tells only once it serves a domain.
    private static final Map<String, String> AFTERWARDS = Map.of(
            "mx", "MX Records",
            "spf", "SPF (TXT)",
            "dkim", "DKIM (TXT)",
            "dmarc", "DMARC (TXT)",
            "mail", "Mail server (CNAME)");

    private DomainCheck() {}

    /**
     * What all checks come to by what is known so far. While {@link Answers#wanted()} or {@link Answers#wantedPolicies()}
     * isn't empty afterwards, that is to be asked and this to be called again.
     */
    public static List<Finding> of(Subject subject, Answers answers) {
        List<Finding> all = new ArrayList<>();
        if (subject.served()) {
            all.add(MxCheck.check(subject, answers));
            all.add(SpfCheck.check(subject, answers));
            DkimCheck.check(subject, answers).forEach(all::add);
            all.add(DmarcCheck.check(subject, answers));
        }
        NameCheck.check(subject, answers).forEach(all::add);
        if (subject.served()) {
            all.add(TransportCheck.mtaSts(subject, answers));
            all.add(TransportCheck.tlsReports(subject, answers));
            OwnServerCheck.check(subject, answers).ifPresent(all::add);
        }
        all.add(ZoneCheck.dnssec(subject, answers));
        all.add(ZoneCheck.caa(subject, answers));
        ZoneCheck.dangling(subject, answers).ifPresent(all::add);
        if (!subject.served()) {
            AFTERWARDS.keySet().stream()
                    .sorted()
                    .forEach(key -> all.add(Finding.about(
                                    key,
                                    AFTERWARDS.getOrDefault(key, key),
                                    subject.domain().value(),
                                    "")
                            .is(Verdict.PENDING, "It is known once a mail host serves the domain.")));
        }
        return subject.mail() ? all : all.stream().map(DomainCheck::off).toList();
    }

    private static Finding off(Finding finding) {
        return OF_MAIL.contains(finding.key()) ? finding.skipped("Mail of the domain is switched off.") : finding;
    }
}

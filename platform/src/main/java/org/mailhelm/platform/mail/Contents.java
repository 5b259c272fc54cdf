package org.mailhelm.platform.mail;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.ByteSize;
import org.mailhelm.api.mail.DomainAlias;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.api.mail.Mailbox;

/** What goes when a domain is deleted, read live: somebody is about to take it away. */
@Singleton
final class Contents {

    private static final int NAMED = 5;

    private final MailHosts hosts;

    Contents(MailHosts hosts) {
        this.hosts = hosts;
    }

    /** One line each; what can't be read is said so. */
    List<String> of(DomainRow domain) {
        List<String> lines = new ArrayList<>();
        MailHost host;
        try {
            host = hosts.open(domain.connectionId());
        } catch (Failure e) {
            return List.of("All its mailboxes and their mail, forwarders and other names");
        }
        lines.add(reading("All its mailboxes and their mail", () -> mailboxes(host.mailboxes(domain.domain()))));
        host.forwarders()
                .ifPresent(forwarders -> lines.add(reading(
                        "All its forwarders",
                        () -> named(
                                "forwarder",
                                "forwarders",
                                forwarders.list(domain.domain()).stream()
                                        .map(forwarder -> forwarder.address().localPart())
                                        .toList()))));
        host.domainAliases()
                .ifPresent(aliases -> lines.add(reading(
                        "Its other names",
                        () -> named(
                                "other name",
                                "other names",
                                aliases.list(domain.domain()).stream()
                                        .map(DomainAlias::name)
                                        .map(DomainText::show)
                                        .toList()))));
        lines.add("Its settings at the mail host, signing keys included, and what Mailhelm keeps about it");
        return lines;
    }

    private static String mailboxes(List<Mailbox> all) {
        long bytes = all.stream()
                .mapToLong(mailbox -> mailbox.used().map(ByteSize::bytes).orElse(0L))
                .sum();
        return named(
                        "mailbox",
                        "mailboxes",
                        all.stream()
                                .map(mailbox -> mailbox.address().localPart())
                                .toList())
                + (bytes > 0 ? ", with " + Sizes.words(new ByteSize(bytes)) + " of mail" : "");
    }

    private static String named(String one, String many, Collection<String> names) {
        if (names.isEmpty()) {
            return "No " + one;
        }
        String first = String.join(", ", names.stream().sorted().limit(NAMED).toList());
        int more = names.size() - NAMED;
        return MailViews.count(names.size(), one, many) + ": " + first + (more > 0 ? " and " + more + " more" : "");
    }

    private static String reading(String otherwise, Supplier<String> question) {
        try {
            return question.get();
        } catch (Failure e) {
            return otherwise + " (which, the mail host doesn't say now)";
        }
    }
}

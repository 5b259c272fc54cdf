package org.mailhelm.plugin.mail.mxroute;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.mail.RequiredRecord;
import org.mailhelm.api.mail.RequiredRecord.Match;
import org.mailhelm.api.mail.RequiredRecord.Necessity;
import org.mailhelm.api.mail.RequiredRecord.Purpose;

/** The records that MXroute asks for. */
final class Records {

    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final DomainName server;

    Records(DomainName server) {
        this.server = server;
    }

    /** What proves that a domain is the customer's, before it is added. */
    RequiredRecord verification(DomainName domain, Members key) {
        Members told = key.object("record").orElse(key);
        return new RequiredRecord(
                Purpose.VERIFICATION,
                name(told.text("name").orElseGet(() -> key.neededText("key")), domain),
                RecordType.TXT,
                text(told.text("value").orElse("domain-verified")),
                Necessity.REQUIRED,
                Match.AMONG);
    }

    List<RequiredRecord> of(DomainName domain, Members dns) {
        List<RequiredRecord> records = new ArrayList<>();
        for (Members mx : dns.objects("mx_records")) {
            records.add(new RequiredRecord(
                    Purpose.MX,
                    domain,
                    RecordType.MX,
                    mx.whole("priority").orElse(10) + " " + host(mx.neededText("hostname")),
                    Necessity.REQUIRED,
                    Match.AMONG));
        }
        text(Purpose.SPF, dns.object("spf"), domain, Necessity.RECOMMENDED, Match.SPF_COVERS)
                .ifPresent(records::add);
        text(Purpose.DKIM, dns.object("dkim"), domain, Necessity.RECOMMENDED, Match.DKIM_KEY)
                .ifPresent(records::add);
        // It was needed when the domain was added; without it, it can't be added again.
        text(Purpose.VERIFICATION, dns.object("verification"), domain, Necessity.OPTIONAL, Match.AMONG)
                .ifPresent(records::add);
        records.add(alias(Purpose.MAIL_HOST, domain.child("mail")));
        records.add(alias(Purpose.WEBMAIL, domain.child("webmail")));
        return records;
    }

    private static Optional<RequiredRecord> text(
            Purpose purpose, Optional<Members> told, DomainName domain, Necessity necessity, Match match) {
        return told.flatMap(record -> record.text("value")
                .map(value -> new RequiredRecord(
                        purpose,
                        name(record.text("name").orElse("@"), domain),
                        RecordType.TXT,
                        text(value),
                        necessity,
                        match)));
    }

    private RequiredRecord alias(Purpose purpose, DomainName name) {
        return new RequiredRecord(purpose, name, RecordType.CNAME, server.value(), Necessity.OPTIONAL, Match.EXACT);
    }

    /** A whole name: MXroute's are below the domain, whole with or without a final dot, or {@code @}. */
    private static DomainName name(String told, DomainName domain) {
        String plain = host(told);
        if (plain.isEmpty() || plain.equals("@") || plain.equals(domain.value())) {
            return domain;
        }
        Optional<DomainName> whole = DomainName.parse(plain).filter(name -> name.isWithin(domain));
        try {
            return whole.orElseGet(() -> domain.child(plain));
        } catch (IllegalArgumentException e) {
            throw Members.missing("name");
        }
    }

    private static String host(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** The text itself: long ones come as several strings in quotes. */
    private static String text(String value) {
        String told = value.strip();
        if (!told.startsWith("\"")) {
            return told;
        }
        StringBuilder joined = new StringBuilder();
        Matcher parts = QUOTED.matcher(told);
        while (parts.find()) {
            joined.append(parts.group(1).replaceAll("\\\\(.)", "$1"));
        }
        return joined.toString();
    }
}

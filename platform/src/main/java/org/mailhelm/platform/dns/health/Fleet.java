package org.mailhelm.platform.dns.health;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailhelm.api.DomainName;
import org.mailhelm.platform.mail.DomainRow;
import org.mailhelm.platform.mail.Domains;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.web.Refused;

/** All domains whose DNS the caller may see: two questions to the database, however many there are. */
@Singleton
class Fleet {

    static final List<String> SORTS = List.of("name", "state", "mailboxes", "checked");

    private final Domains domains;
    private final DnsHealth health;

    Fleet(Domains domains, DnsHealth health) {
        this.domains = domains;
        this.health = health;
    }

    /** Which of them are wanted. */
    enum Show {
        ALL,
        /** Something is to be done. */
        ATTENTION,
        /** Something could not be found out, or was never looked at. */
        UNKNOWN,
        PENDING,
        HEALTHY;

        static Optional<Show> of(String key) {
            return List.of(values()).stream()
                    .filter(show -> show.key().equals(key))
                    .findFirst();
        }

        String key() {
            return this == ALL ? "" : name().toLowerCase(Locale.ROOT);
        }

        boolean takes(Row row) {
            String overall = row.checked().map(HealthGlance::overall).orElse("unknown");
            return switch (this) {
                case ALL -> true;
                case ATTENTION -> row.needsSomebody();
                case UNKNOWN ->
                    overall.equals("unknown")
                            || row.glance().map(HealthGlance::problem).isPresent();
                case PENDING -> overall.equals("pending");
                case HEALTHY -> overall.equals("healthy");
            };
        }
    }

    /** A domain, and how it was when last looked at. */
    record Row(DomainRow domain, Optional<HealthGlance> glance) {

        /** Empty before the first look. */
        Optional<HealthGlance> checked() {
            return glance.filter(one -> !one.overall().equals(HealthRow.UNCHECKED));
        }

        boolean needsSomebody() {
            return glance.filter(HealthGlance::needsSomebody).isPresent();
        }

        private int severity() {
            return checked().map(HealthGlance::severity).orElse(-1);
        }

        private int wrong() {
            return checked().map(one -> one.failing() * 100 + one.warnings()).orElse(-1);
        }

        private long age() {
            return checked()
                    .map(HealthGlance::checkedAt)
                    .map(at -> at.toEpochMilli())
                    .orElse(0L);
        }
    }

    /** A part of the list. */
    record Found(List<Row> rows, long total, long all, long needing) {}

    Found search(String text, Show show, String sort, boolean descending, long skip, int most) {
        List<Row> all = all();
        String wanted = text.toLowerCase(Locale.ROOT);
        List<Row> matching = all.stream()
                .filter(row -> row.domain().search().contains(wanted) && show.takes(row))
                .sorted(order(sort, descending))
                .toList();
        return new Found(
                matching.stream().skip(skip).limit(most).toList(),
                matching.size(),
                all.size(),
                all.stream().filter(Row::needsSomebody).count());
    }

    private static Comparator<Row> order(String sort, boolean descending) {
        Comparator<Row> name = Comparator.comparing(row -> row.domain().name());
        Comparator<Row> by = switch (sort) {
            case "state" -> Comparator.comparingInt(Row::severity).thenComparingInt(Row::wrong);
            case "mailboxes" -> Comparator.comparingInt(row -> row.domain().mailboxes());
            case "checked" -> Comparator.comparingLong(Row::age);
            default -> name;
        };
        return (descending ? by.reversed() : by).thenComparing(name);
    }

    List<Row> all() {
        Map<String, HealthGlance> glances = health.glances();
        Rights rights = Rights.current();
        return domains.all().stream()
                .filter(row -> mayRead(rights, row.name()))
                .map(row -> new Row(row, Optional.ofNullable(glances.get(row.name()))))
                .toList();
    }

    static boolean mayRead(Rights rights, String domain) {
        return rights.has(Right.DNS_READ, domain) || rights.has(Right.DASHBOARD_READ, domain);
    }

    /** The domains whose DNS the caller may see; empty when that is all of them. */
    static Optional<Set<String>> readable() {
        Rights rights = Rights.current();
        Optional<Set<String>> dns = rights.only(Right.DNS_READ);
        Optional<Set<String>> dashboard = rights.only(Right.DASHBOARD_READ);
        return dns.flatMap(some -> dashboard.map(others -> {
            Set<String> both = new java.util.TreeSet<>(some);
            both.addAll(others);
            return both;
        }));
    }

    /** The domains named, as far as they are served and the caller may see them; all when none are named. */
    List<DomainName> chosen(List<DomainName> named, boolean unhealthyOnly) {
        List<Row> all = all();
        Set<String> names = named.stream().map(DomainName::value).collect(java.util.stream.Collectors.toSet());
        List<Row> chosen = all.stream()
                .filter(row -> names.isEmpty() || names.contains(row.domain().name()))
                .toList();
        if (!names.isEmpty() && chosen.size() < names.size()) {
            chosen.forEach(row -> names.remove(row.domain().name()));
            throw Refused.notFound("There is no domain " + names.iterator().next() + " at any of the mail hosts.");
        }
        return chosen.stream()
                .filter(row -> !unhealthyOnly
                        || row.checked()
                                .filter(one -> one.overall().equals("healthy"))
                                .isEmpty())
                .map(row -> row.domain().domain())
                .toList();
    }
}

package org.mailhelm.plugin.mail.james;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.mail.MailAddress;

/** All mappings of a server at one moment. */
record Mappings(List<WebAdmin.Mapping> all) {

    Mappings {
        all = List.copyOf(all);
    }

    List<String> targets(MailAddress address) {
        return targets(address.toString());
    }

    private List<String> targets(String address) {
        return all.stream()
                .filter(WebAdmin.Mapping::isAddress)
                .filter(mapping -> mapping.source().equals(address))
                .map(WebAdmin.Mapping::target)
                .toList();
    }

    boolean hasForwarder(MailAddress address) {
        return !targets(address).isEmpty();
    }

    /** Each other name of a domain with the domain it stands for. */
    Map<DomainName, DomainName> otherNames() {
        Map<DomainName, DomainName> names = new TreeMap<>();
        for (WebAdmin.Mapping mapping : all) {
            if (mapping.isDomainAlias()) {
                String source = mapping.source().substring(mapping.source().lastIndexOf('@') + 1);
                DomainName.parse(source)
                        .ifPresent(name ->
                                DomainName.parse(mapping.target()).ifPresent(target -> names.put(name, target)));
            }
        }
        return names;
    }

    /** The domain that this one is another name of. */
    Optional<DomainName> mainName(DomainName domain) {
        return Optional.ofNullable(otherNames().get(domain));
    }

    /** Whether mail that goes on to {@code target} would come back to {@code address}. */
    boolean leadsBack(MailAddress address, String target) {
        Map<DomainName, DomainName> names = otherNames();
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(target));
        while (!open.isEmpty()) {
            String next = underMainName(open.remove(), names);
            if (next.equals(address.toString())) {
                return true;
            }
            if (seen.add(next)) {
                Collection<String> further = targets(next);
                open.addAll(further);
            }
        }
        return false;
    }

    private static String underMainName(String address, Map<DomainName, DomainName> names) {
        int at = address.lastIndexOf('@');
        return DomainName.parse(address.substring(at + 1))
                .map(names::get)
                .map(main -> address.substring(0, at + 1) + main)
                .orElse(address);
    }
}

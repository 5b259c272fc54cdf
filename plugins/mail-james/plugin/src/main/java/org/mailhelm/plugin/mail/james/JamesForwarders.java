package org.mailhelm.plugin.mail.james;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.Forwarder;
import org.mailhelm.api.mail.Forwarders;
import org.mailhelm.api.mail.MailAddress;

/**
 * Forwarders as address mappings. James' own "forwards" are something else: they belong to an existing user, who may
 * keep a copy.
 */
final class JamesForwarders implements Forwarders {
    private final WebAdmin admin;

    JamesForwarders(WebAdmin admin) {
        this.admin = admin;
    }

    @Override
    public boolean specialDestinations() {
        return false;
    }

    @Override
    public List<Forwarder> list(DomainName domain) {
        Map<String, List<String>> bySource = new TreeMap<>(admin.mappings().stream()
                .filter(JamesForwarders::isAddress)
                .filter(mapping -> mapping.source().endsWith("@" + domain))
                .filter(mapping -> !mapping.source().startsWith(JamesCatchAll.LOCAL_PART + "@"))
                .collect(Collectors.groupingBy(
                        WebAdmin.Mapping::source, Collectors.mapping(WebAdmin.Mapping::target, Collectors.toList()))));
        return bySource.entrySet().stream()
                .map(entry -> new Forwarder(MailAddress.parse(entry.getKey()), entry.getValue()))
                .toList();
    }

    @Override
    public void create(Forwarder forwarder) {
        MailAddress address = forwarder.address();
        if (!admin.hasDomain(address.domain())) {
            throw new Failure.InvalidInput("address", address.domain() + " is not hosted here. Add the domain first.");
        }
        if (address.localPart().equals(JamesCatchAll.LOCAL_PART)) {
            throw new Failure.InvalidInput(
                    "address", "The name " + address.localPart() + " is kept for the catch-all.");
        }
        if (admin.hasUser(address)) {
            throw new Failure.Conflict("There is a mailbox " + address + " already.");
        }
        if (has(address)) {
            throw new Failure.Conflict("There is a forwarder " + address + " already.");
        }
        destinations(forwarder).forEach(target -> admin.addAddressMapping(address, target));
    }

    @Override
    public void replace(Forwarder forwarder) {
        List<String> before = targets(forwarder.address());
        if (before.isEmpty()) {
            throw new Failure.NotFound("There is no forwarder " + forwarder.address() + ".");
        }
        List<String> after = destinations(forwarder);
        // added first: at no moment does the address lead nowhere
        after.stream()
                .filter(target -> !before.contains(target))
                .forEach(target -> admin.addAddressMapping(forwarder.address(), target));
        before.stream()
                .filter(target -> !after.contains(target))
                .forEach(target -> admin.removeAddressMapping(forwarder.address(), target));
    }

    @Override
    public void remove(MailAddress address) {
        targets(address).forEach(target -> admin.removeAddressMapping(address, target));
    }

    boolean has(MailAddress address) {
        return !targets(address).isEmpty();
    }

    /** The catch-all included. */
    void removeAll(DomainName domain) {
        admin.mappings().stream()
                .filter(JamesForwarders::isAddress)
                .filter(mapping -> mapping.source().endsWith("@" + domain))
                .forEach(mapping -> admin.removeAddressMapping(MailAddress.parse(mapping.source()), mapping.target()));
    }

    private List<String> targets(MailAddress address) {
        return admin.mappings().stream()
                .filter(JamesForwarders::isAddress)
                .filter(mapping -> mapping.source().equals(address.toString()))
                .map(WebAdmin.Mapping::target)
                .toList();
    }

    static boolean isAddress(WebAdmin.Mapping mapping) {
        return mapping.type().toLowerCase(Locale.ROOT).equals("address");
    }

    private static List<String> destinations(Forwarder forwarder) {
        return forwarder.destinations().stream()
                .map(JamesForwarders::destination)
                .distinct()
                .toList();
    }

    private static String destination(String text) {
        try {
            return MailAddress.parse(text).toString();
        } catch (IllegalArgumentException e) {
            throw new Failure.InvalidInput("destinations", text + " is not a mail address.");
        }
    }
}

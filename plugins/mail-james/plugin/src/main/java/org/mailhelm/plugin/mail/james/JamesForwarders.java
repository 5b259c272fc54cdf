package org.mailhelm.plugin.mail.james;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final boolean special;

    /** @param special whether the server has our parts, which know what to do with special destinations */
    JamesForwarders(WebAdmin admin, boolean special) {
        this.admin = admin;
        this.special = special;
    }

    @Override
    public boolean specialDestinations() {
        return special;
    }

    /** Said of any address: which domains are hosted here cannot be asked without network. */
    @Override
    public List<String> cautions(List<String> destinations) {
        boolean addresses = destinations.stream().anyMatch(destination -> destination.contains("@"));
        return addresses
                ? List.of("Mail that goes on to another mail host keeps its sender; that host may refuse it where the"
                        + " sender's domain allows only its own servers (SPF).")
                : List.of();
    }

    @Override
    public List<Forwarder> list(DomainName domain) {
        Map<String, List<String>> bySource = new TreeMap<>(admin.mappings().stream()
                .filter(WebAdmin.Mapping::isAddress)
                .filter(mapping -> mapping.source().endsWith("@" + domain))
                .filter(mapping -> !mapping.source().startsWith(JamesCatchAll.LOCAL_PART + "@"))
                .filter(mapping -> mapping.sourceAddress().isPresent())
                .collect(Collectors.groupingBy(
                        WebAdmin.Mapping::source, Collectors.mapping(WebAdmin.Mapping::target, Collectors.toList()))));
        return bySource.entrySet().stream()
                .map(entry -> new Forwarder(
                        MailAddress.parse(entry.getKey()),
                        entry.getValue().stream()
                                .map(SpecialTargets::destination)
                                .sorted()
                                .toList()))
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
        Mappings known = new Mappings(admin.mappings());
        known.mainName(address.domain()).ifPresent(main -> {
            throw new Failure.InvalidInput(
                    "address",
                    address.domain() + " is another name of " + main
                            + ". Make the forwarder there; it holds for both.");
        });
        if (known.hasForwarder(address)) {
            throw new Failure.Conflict("There is a forwarder " + address + " already.");
        }
        List<String> targets = targets(forwarder, known);
        List<String> added = new ArrayList<>();
        try {
            targets.forEach(target -> {
                admin.addAddressMapping(address.toString(), target);
                added.add(target);
            });
        } catch (Failure e) {
            putBack(address, added, List.of(), e);
            throw e;
        }
    }

    @Override
    public void replace(Forwarder forwarder) {
        MailAddress address = forwarder.address();
        Mappings known = new Mappings(admin.mappings());
        List<String> before = known.targets(address);
        if (before.isEmpty()) {
            throw new Failure.NotFound("There is no forwarder " + address + ".");
        }
        List<String> after = targets(forwarder, known);
        List<String> added = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        try {
            // added first: at no moment does the address lead nowhere
            after.stream().filter(target -> !before.contains(target)).forEach(target -> {
                admin.addAddressMapping(address.toString(), target);
                added.add(target);
            });
            before.stream().filter(target -> !after.contains(target)).forEach(target -> {
                admin.removeAddressMapping(address.toString(), target);
                removed.add(target);
            });
        } catch (Failure e) {
            putBack(address, added, removed, e);
            throw e;
        }
    }

    /** Undoes a half of a change; what cannot be undone is told with why the change failed. */
    private void putBack(MailAddress address, List<String> added, List<String> removed, Failure why) {
        try {
            removed.forEach(target -> admin.addAddressMapping(address.toString(), target));
            added.forEach(target -> admin.removeAddressMapping(address.toString(), target));
        } catch (Failure e) {
            why.addSuppressed(e);
        }
    }

    @Override
    public void remove(MailAddress address) {
        new Mappings(admin.mappings())
                .targets(address)
                .forEach(target -> admin.removeAddressMapping(address.toString(), target));
    }

    /** The catch-all included. */
    void removeAll(DomainName domain) {
        admin.mappings().stream()
                .filter(WebAdmin.Mapping::isAddress)
                .filter(mapping -> mapping.source().endsWith("@" + domain))
                .forEach(mapping -> admin.removeAddressMapping(mapping.source(), mapping.target()));
    }

    private List<String> targets(Forwarder forwarder, Mappings known) {
        List<String> targets =
                forwarder.destinations().stream().map(this::target).distinct().toList();
        if (targets.size() > 1 && forwarder.destinations().stream().anyMatch(this::isSpecial)) {
            throw new Failure.InvalidInput(
                    "destinations", Forwarder.FAIL + " and " + Forwarder.DISCARD + " stand alone, without addresses.");
        }
        targets.stream()
                .filter(target -> known.leadsBack(forwarder.address(), target))
                .findFirst()
                .ifPresent(target -> {
                    throw new Failure.InvalidInput(
                            "destinations",
                            target + " leads back to " + forwarder.address() + "; mail would go in a circle.");
                });
        return targets;
    }

    private boolean isSpecial(String destination) {
        return special && SpecialTargets.ofDestination(destination).isPresent();
    }

    private String target(String destination) {
        Optional<SpecialTargets> known = SpecialTargets.ofDestination(destination);
        if (known.isPresent()) {
            if (!special) {
                throw new Failure.InvalidInput("destinations", "This server does not know " + destination + ".");
            }
            return known.get().target();
        }
        try {
            return MailAddress.parse(destination).toString();
        } catch (IllegalArgumentException e) {
            throw new Failure.InvalidInput("destinations", destination + " is not a mail address.");
        }
    }
}

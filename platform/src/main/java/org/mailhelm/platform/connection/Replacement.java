package org.mailhelm.platform.connection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.plugin.LoadedConnector;

/**
 * Changes the connections of a plugin over to its young version: each is opened and verified beside the old one, then all
 * are swapped, or none.
 */
final class Replacement {

    /** A service that owns processes may need a while before it answers. */
    private static final int PATIENCE_SECONDS = 60;

    private final ConnectionHost host;
    private final Opener opener;
    private final Prober prober;

    Replacement(ConnectionHost host, Opener opener, Prober prober) {
        this.host = host;
        this.opener = opener;
        this.prober = prober;
    }

    void replace(List<LoadedConnector> old, List<LoadedConnector> young) {
        Map<String, KnownConnector> next = new HashMap<>();
        young.forEach(loaded -> next.put(loaded.id(), KnownConnector.of(loaded)));
        List<Slot> affected = host.slots().stream()
                .filter(slot -> old.stream()
                        .anyMatch(each -> each.id().equals(slot.stored().row().connectorId())))
                .sorted(Comparator.comparing(slot -> slot.stored().id()))
                .toList();
        affected.forEach(slot -> slot.lock.lock());
        try {
            swap(affected, next);
            old.forEach(host::forget);
            next.values().forEach(host::known);
        } finally {
            affected.forEach(slot -> slot.lock.unlock());
        }
        affected.forEach(host::openIfDue);
    }

    private void swap(List<Slot> affected, Map<String, KnownConnector> next) {
        Map<Slot, OpenService> opened = new LinkedHashMap<>();
        List<Slot> closed = new ArrayList<>();
        try {
            for (Slot slot : affected) {
                KnownConnector connector = Optional.ofNullable(
                                next.get(slot.stored().row().connectorId()))
                        .orElseThrow(() -> new Failure.Conflict(
                                "The new version can't serve the connection " + slot.name() + " any more."));
                if (slot.open().isPresent()) {
                    open(slot, connector, opened, closed);
                }
            }
        } catch (InvalidSettings | Failure e) {
            opened.values().forEach(service -> service.retireWithin(ConnectionHost.DRAIN));
            closed.forEach(slot -> {
                slot.stuck("");
                host.openIfDue(slot);
            });
            throw e instanceof Failure failure ? failure : new Failure.Conflict(String.valueOf(e.getMessage()));
        }
        opened.forEach((slot, service) -> {
            Optional<OpenService> before = slot.open();
            slot.opened(service);
            before.ifPresent(each -> each.retireWithin(ConnectionHost.DRAIN));
        });
    }

    private void open(Slot slot, KnownConnector connector, Map<Slot, OpenService> opened, List<Slot> closed) {
        OpenService before = slot.open().orElseThrow();
        // Asked before anything is closed: a version that works no worse than the old one is welcome.
        boolean worked = !prober.silent(before) || prober.verify(before).passed();
        boolean exclusive = connector.exclusive();
        if (exclusive) {
            before.retireWithin(ConnectionHost.DRAIN);
            closed.add(slot);
        }
        OpenService service;
        try {
            service = opener.open(
                    connector,
                    slot.stored().id(),
                    slot::name,
                    slot.stored().texts(),
                    slot.stored().row().suffix());
        } catch (InvalidSettings e) {
            throw new Failure.Conflict("The new version doesn't accept the settings of the connection " + slot.name()
                    + ". " + connector.words(e.errors()));
        }
        opened.put(slot, service);
        if (worked && prober.silent(service)) {
            TestResult result = verify(service, exclusive);
            if (!result.passed()) {
                throw new Failure.Conflict(
                        "The new version fails with the connection " + slot.name() + ". " + result.message());
            }
        }
    }

    private TestResult verify(OpenService service, boolean patient) {
        TestResult result = prober.verify(service);
        for (int waited = 0; patient && !result.passed() && result.retryable() && waited < PATIENCE_SECONDS; waited++) {
            try {
                TimeUnit.SECONDS.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return result;
            }
            result = prober.verify(service);
        }
        return result;
    }
}

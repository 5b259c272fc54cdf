package org.mailhelm.james.limit;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.mailhelm.james.config.Limits;

/**
 * What each client address has done lately, over all SMTP and IMAP listeners together: a lockout earned at one door
 * holds at all. Thread-safe; memory is bounded, because who can choose addresses could otherwise fill it.
 */
public final class ClientLimits {
    private final Limits.PerAddress limits;
    private final LongSupplier nanoTime;
    private final Map<String, Client> clients;

    public ClientLimits(Limits.PerAddress limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.clients = new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Client> eldest) {
                return size() > limits.tracked();
            }
        };
    }

    /** Counts a new connection; each one that was admitted must be {@link #released}. */
    public boolean admits(InetAddress address) {
        return allows(address, client -> {
            if (client.open >= limits.concurrent() || !client.connections.allows(nanoTime.getAsLong())) {
                return false;
            }
            client.open++;
            return true;
        });
    }

    public void released(InetAddress address) {
        allows(address, client -> {
            client.open = Math.max(0, client.open - 1);
            return true;
        });
    }

    public boolean allowsMessage(InetAddress address) {
        return allows(address, client -> client.messages.allows(nanoTime.getAsLong()));
    }

    public boolean allowsRecipient(InetAddress address) {
        return allows(address, client -> client.recipients.allows(nanoTime.getAsLong()));
    }

    /** Counts a refused password; the one that reaches the limit starts the lockout. */
    public void signInFailed(InetAddress address) {
        allows(address, client -> {
            long now = nanoTime.getAsLong();
            if (client.failures.fills(now)) {
                client.failures.clear();
                client.locked = true;
                client.lockedUntil = now + limits.lockout().toNanos();
            }
            return true;
        });
    }

    public boolean lockedOut(InetAddress address) {
        return !allows(address, client -> {
            if (client.locked && client.lockedUntil - nanoTime.getAsLong() <= 0) {
                client.locked = false;
            }
            return !client.locked;
        });
    }

    private boolean allows(InetAddress address, Predicate<Client> rule) {
        if (limits.exempt().stream().anyMatch(range -> range.contains(address))) {
            return true;
        }
        synchronized (clients) {
            return rule.test(clients.computeIfAbsent(key(address), unseen -> new Client(limits)));
        }
    }

    /** One customer usually has a whole /64 of IPv6, so the interface part says nothing. */
    private static String key(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return address.getHostAddress();
        }
        StringBuilder prefix = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            prefix.append(Integer.toHexString(bytes[i] & 0xff)).append(':');
        }
        return prefix.toString();
    }

    private static final class Client {
        final SlidingWindow connections;
        final SlidingWindow messages;
        final SlidingWindow recipients;
        final SlidingWindow failures;
        int open;
        boolean locked;
        long lockedUntil;

        Client(Limits.PerAddress limits) {
            long period = limits.period().toNanos();
            connections = new SlidingWindow(limits.connections(), period);
            messages = new SlidingWindow(limits.messages(), period);
            recipients = new SlidingWindow(limits.recipients(), period);
            failures =
                    new SlidingWindow(limits.failedSignIns(), limits.lockout().toNanos());
        }
    }
}

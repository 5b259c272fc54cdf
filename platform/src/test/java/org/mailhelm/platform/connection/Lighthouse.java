package org.mailhelm.platform.connection;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.mailhelm.api.ConnectorDescription;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.PluginContext;
import org.mailhelm.api.Secret;
import org.mailhelm.api.Setting;
import org.mailhelm.api.dns.Applied;
import org.mailhelm.api.dns.DnsConnector;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.api.dns.RecordChange;
import org.mailhelm.api.dns.RecordSet;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.dns.Zone;
import org.mailhelm.api.dns.ZoneAbilities;
import org.mailhelm.api.dns.ZoneCreation;
import org.mailhelm.platform.plugin.Kind;
import org.mailhelm.platform.plugin.LoadedConnector;

/** A connector of tests, which remembers what is done with it. */
final class Lighthouse implements DnsConnector<Lighthouse.Lamp> {

    static final String TOKEN = "s3cret-of-the-lamp";

    final List<Open> opened = new CopyOnWriteArrayList<>();
    volatile boolean exclusive;
    volatile boolean defective;
    volatile Optional<String> broken = Optional.empty();
    volatile Optional<CountDownLatch> hold = Optional.empty();
    volatile Optional<CountDownLatch> slow = Optional.empty();
    final CountDownLatch entered = new CountDownLatch(1);

    LoadedConnector loaded() {
        return new LoadedConnector("lighthouse-plugin", "1", Kind.DNS, description(), this);
    }

    @Override
    public ConnectorDescription description() {
        return ConnectorDescription.of("lighthouse", "Lighthouse", "Keeps zones.")
                .withFirstConnection("Home");
    }

    @Override
    public Class<Lamp> settingsType() {
        return Lamp.class;
    }

    @Override
    public boolean exclusive() {
        return exclusive;
    }

    @Override
    public DnsZones open(Lamp settings, PluginContext context) {
        if (settings.address().getHost().equals("refused.example")) {
            throw new Failure.InvalidInput("address", "This lamp is out.");
        }
        Open open = new Open(settings, context);
        opened.add(open);
        return open;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Open last() {
        return opened.get(opened.size() - 1);
    }

    long unclosed() {
        return opened.stream().filter(open -> !open.closed).count();
    }

    record Lamp(
            @Setting(label = "Address", env = "LAMP_ADDRESS", defaultValue = "http://lamp.example")
            URI address,

            @Setting(label = "Token", env = "LAMP_TOKEN") Optional<Secret> token,

            @Setting(label = "Key", env = "LAMP_KEY", envOnly = true)
            Optional<Secret> key,

            @Setting(label = "Turn", defaultValue = "30s", min = 1, max = 3600, group = "Light")
            Duration turn) {}

    /** An open connection. */
    final class Open implements DnsZones {

        final Lamp settings;
        final PluginContext context;
        volatile boolean closed;

        Open(Lamp settings, PluginContext context) {
            this.settings = settings;
            this.context = context;
        }

        @Override
        public void verify() {
            slow.ifPresent(Lighthouse::await);
            broken.ifPresent(message -> {
                throw new Failure.Unauthenticated(message);
            });
        }

        @Override
        public ZoneAbilities abilities() {
            return new ZoneAbilities(Duration.ofSeconds(1), Optional.empty(), java.util.Set.of(), true);
        }

        @Override
        public List<Zone> zones() {
            if (defective) {
                throw new NoClassDefFoundError("gone/Missing");
            }
            hold.ifPresent(latch -> {
                entered.countDown();
                await(latch);
            });
            return List.of(new Zone(
                    closed ? "closed" : settings.address().getHost(),
                    new DomainName("example.com"),
                    true,
                    true,
                    List.of()));
        }

        @Override
        public List<RecordSet> records(Zone zone) {
            return List.of(RecordSet.of("example.com", RecordType.MX, "10 mail.example.com"));
        }

        @Override
        public Applied apply(Zone zone, List<RecordChange> changes) {
            return Applied.all(changes);
        }

        @Override
        public Optional<ZoneCreation> zoneCreation() {
            return Optional.of(name -> {
                throw new IllegalStateException("a defect of the facet");
            });
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}

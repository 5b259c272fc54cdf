package org.mailhelm.platform.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.platform.plugin.Kind;
import org.mailhelm.platform.settings.SettingValue;
import org.mailhelm.platform.testing.EachDatabase.Database;
import org.mailhelm.platform.testing.RealPostgres;
import org.mailhelm.platform.testing.TestHost;
import org.mailhelm.platform.web.Refused;

class ConnectionTest {

    private static final String KEY = "a key for tests that is long enough";

    @TempDir
    Path folder;

    private final Lighthouse lighthouse = new Lighthouse();

    private static Optional<String> text(String text) {
        return Optional.of(text);
    }

    private String home(TestHost host) {
        return host.bean(Connections.class).all(Kind.DNS).get(0).id();
    }

    private TestHost start(Map<String, String> variables) {
        TestHost host = TestHost.start(folder, variables);
        host.bean(ConnectionHost.class).started(List.of(lighthouse.loaded()));
        return host;
    }

    @ParameterizedTest
    @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")
    void keepsWhatWasEnteredAndOnlyThat(Database database) {
        try (TestHost host = database.start(folder)) {
            host.bean(ConnectionHost.class).started(List.of(lighthouse.loaded()));
            ConnectionAdmin admin = host.bean(ConnectionAdmin.class);
            String id = admin.create(
                    "lighthouse",
                    "Cliff",
                    Map.of("address", text("http://cliff.example"), "token", text(Lighthouse.TOKEN)));

            List<SettingRow> rows = host.bean(SettingRepository.class).findByConnectionId(id);
            assertThat(rows).extracting(SettingRow::component).containsExactlyInAnyOrder("address", "token");
            assertThat(rows).noneMatch(row -> row.content().contains(Lighthouse.TOKEN));
            assertThat(lighthouse.last().settings.token()).contains(Secret.of(Lighthouse.TOKEN));

            admin.change(id, 1, "Rock", Map.of("address", Optional.empty()));

            assertThat(lighthouse.last().settings.address()).isEqualTo(URI.create("http://lamp.example"));
            assertThat(lighthouse.last().settings.token()).contains(Secret.of(Lighthouse.TOKEN));
            assertThat(host.bean(Connections.class).find(id).map(ConnectionView::name))
                    .contains("Rock");
            assertThat(lighthouse.unclosed()).isEqualTo(2);
            assertThatThrownBy(() -> admin.change(id, 1, "Reef", Map.of()))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("somebody else");
            assertThatThrownBy(() -> admin.create("lighthouse", "rock", Map.of()))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("already");

            admin.delete(id);

            assertThat(host.bean(SettingRepository.class).findByConnectionId(id))
                    .isEmpty();
            assertThat(host.bean(ConnectionRepository.class).findById(id)).isEmpty();
            assertThat(lighthouse.unclosed()).isEqualTo(1);
        }
    }

    @Test
    void makesTheFirstConnectionOnceAndNotAgainWhenItIsDeleted() {
        try (TestHost host = start(Map.of("SECRET_KEY", KEY))) {
            assertThat(host.bean(Connections.class).all(Kind.DNS))
                    .extracting(ConnectionView::name)
                    .containsExactly("Home");
            host.bean(ConnectionAdmin.class).delete(home(host));
        }
        try (TestHost host = start(Map.of("SECRET_KEY", KEY))) {
            assertThat(host.bean(Connections.class).all(Kind.DNS)).isEmpty();
        }
    }

    @Test
    void keepsSecretsWhenTheKeyIsRotated() {
        try (TestHost host = start(Map.of("SECRET_KEY", KEY))) {
            host.bean(ConnectionAdmin.class).change(home(host), 1, "Home", Map.of("token", text(Lighthouse.TOKEN)));
        }
        try (TestHost host = start(Map.of("SECRET_KEY", KEY + " 2", "SECRET_KEY_PREVIOUS", KEY))) {
            assertThat(lighthouse.last().settings.token()).contains(Secret.of(Lighthouse.TOKEN));
            assertThat(host.bean(Connections.class).all(Kind.DNS)).hasSize(1);
        }
        try (TestHost host = start(Map.of("SECRET_KEY", KEY + " 2"))) {
            assertThat(lighthouse.last().settings.token()).contains(Secret.of(Lighthouse.TOKEN));
            assertThat(home(host)).isNotEmpty();
        }
    }

    @Test
    void letsNothingButFailuresOutOfAPlugin() {
        try (TestHost host = start(Map.of())) {
            DnsZones zones = host.bean(Connections.class).service(home(host), DnsZones.class);
            lighthouse.defective = true;

            assertThatThrownBy(zones::zones)
                    .isInstanceOf(Failure.Unavailable.class)
                    .hasMessageContaining("lighthouse-plugin");
            assertThatThrownBy(() -> zones.zoneCreation().orElseThrow().create(new DomainName("a.example")))
                    .isInstanceOf(Failure.Unavailable.class);
            zones.close();
            assertThat(lighthouse.last().closed).isFalse();
        }
    }

    @Test
    void closesTheOldServiceAfterItsLastCall() throws InterruptedException {
        try (TestHost host = start(Map.of())) {
            String id = home(host);
            Lighthouse.Open old = lighthouse.last();
            CountDownLatch latch = new CountDownLatch(1);
            lighthouse.hold = Optional.of(latch);
            DnsZones zones = host.bean(Connections.class).service(id, DnsZones.class);
            List<String> answers = new java.util.concurrent.CopyOnWriteArrayList<>();
            Thread caller = new Thread(() -> answers.add(zones.zones().get(0).id()));
            caller.start();
            lighthouse.entered.await();
            lighthouse.hold = Optional.empty();

            host.bean(ConnectionAdmin.class).change(id, 1, "Home", Map.of("address", text("http://new.example")));

            assertThat(old.closed).isFalse();
            assertThat(host.bean(Connections.class)
                            .service(id, DnsZones.class)
                            .zones()
                            .get(0)
                            .id())
                    .isEqualTo("new.example");
            latch.countDown();
            caller.join(5000);
            assertThat(answers).containsExactly("lamp.example");
            assertThat(old.closed).isTrue();
            assertThatThrownBy(zones::zones).isInstanceOf(Failure.Unavailable.class);
            assertThatThrownBy(() -> old.context.rest(URI.create("http://a.example")))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void changesNothingWhenSettingsCantBeUsed() {
        try (TestHost host = start(Map.of())) {
            String id = home(host);
            ConnectionAdmin admin = host.bean(ConnectionAdmin.class);

            for (String bad : List.of("no address", "http://refused.example")) {
                assertThatThrownBy(() -> admin.change(id, 1, "Home", Map.of("address", text(bad))))
                        .isInstanceOfSatisfying(
                                InvalidSettings.class,
                                e -> assertThat(e.errors()).containsOnlyKeys("address"));
            }
            assertThatThrownBy(() -> admin.change(id, 1, "Home", Map.of("key", text("x"))))
                    .isInstanceOf(InvalidSettings.class);

            assertThat(admin.details(id).version()).isEqualTo(1);
            assertThat(lighthouse.unclosed()).isEqualTo(1);
            assertThat(host.bean(SettingRepository.class).findAll()).isEmpty();
        }
    }

    @Test
    void savesWhatDoesntWorkYetAndSaysSo() {
        try (TestHost host = start(Map.of())) {
            lighthouse.broken = Optional.of("The token is refused.");

            Optional<TestResult> result =
                    host.bean(ConnectionAdmin.class).change(home(host), 1, "Home", Map.of("turn", text("5m")));

            assertThat(result).map(TestResult::message).contains("The token is refused.");
            assertThat(lighthouse.last().settings.turn()).isEqualTo(Duration.ofMinutes(5));
        }
    }

    @Test
    void letsNobodyWaitForASystemThatTakesItsTimeToStart() {
        try (TestHost host = start(Map.of())) {
            lighthouse.exclusive = true;
            CountDownLatch started = new CountDownLatch(1);
            lighthouse.slow = Optional.of(started);
            ConnectionAdmin admin = host.bean(ConnectionAdmin.class);
            String id = home(host);
            Lighthouse.Open old = lighthouse.last();
            long begun = System.nanoTime();

            Optional<TestResult> result = admin.change(id, 1, "Home", Map.of("turn", text("5m")));

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
            assertThat(result).isEmpty();
            assertThat(old.closed).isTrue();
            assertThat(lighthouse.unclosed()).isEqualTo(1);
            assertThat(lighthouse.last().settings.turn()).isEqualTo(Duration.ofMinutes(5));

            started.countDown();

            await().untilAsserted(() -> assertThat(admin.details(id).last())
                    .get()
                    .satisfies(last -> assertThat(last.passed()).isTrue()));
        }
    }

    @Test
    void fallsBackWhenAnExclusiveServiceCantBeOpenedAnew() {
        try (TestHost host = start(Map.of())) {
            lighthouse.exclusive = true;
            String id = home(host);
            Lighthouse.Open old = lighthouse.last();

            assertThatThrownBy(() -> host.bean(ConnectionAdmin.class)
                            .change(id, 1, "Home", Map.of("address", text("http://refused.example"))))
                    .isInstanceOf(InvalidSettings.class);

            assertThat(old.closed).isTrue();
            assertThat(host.bean(Connections.class)
                            .service(id, DnsZones.class)
                            .zones()
                            .get(0)
                            .id())
                    .isEqualTo("lamp.example");
        }
    }

    @Test
    void givesALaterConnectionVariablesOfItsOwn() {
        Map<String, String> variables = new HashMap<>();
        variables.put("LAMP_KEY", "first");
        variables.put("LAMP_KEY_EDGE_2", "second");
        try (TestHost host = start(variables)) {
            ConnectionAdmin admin = host.bean(ConnectionAdmin.class);
            String second = admin.create("lighthouse", "Edge 2", Map.of());

            assertThat(lighthouse.opened.get(0).settings.key()).contains(Secret.of("first"));
            assertThat(lighthouse.last().settings.key()).contains(Secret.of("second"));
            assertThat(admin.details(second).values())
                    .filteredOn(value -> value.field().name().equals("key"))
                    .extracting(SettingValue::source)
                    .containsExactly(SettingValue.Source.ENVIRONMENT);
        }
    }

    @Test
    void testsWithoutStoring() {
        try (TestHost host = start(Map.of())) {
            ConnectionAdmin admin = host.bean(ConnectionAdmin.class);

            assertThat(admin.test(home(host), Map.of("address", text("http://trial.example")))
                            .passed())
                    .isTrue();
            assertThat(admin.testNew("lighthouse", "New", Map.of()).passed()).isTrue();

            assertThat(lighthouse.unclosed()).isEqualTo(1);
            assertThat(host.bean(SettingRepository.class).findAll()).isEmpty();
        }
    }

    @Test
    void givesUpNothingWhenAPluginStops() {
        try (TestHost host = start(Map.of())) {
            ConnectionHost connections = host.bean(ConnectionHost.class);
            String id = home(host);

            connections.stopping(List.of(lighthouse.loaded()));

            assertThat(lighthouse.unclosed()).isZero();
            assertThat(connections.find(id).flatMap(ConnectionView::problem))
                    .hasValueSatisfying(problem -> assertThat(problem).contains("doesn't run"));
            assertThatThrownBy(() -> connections.service(id, DnsZones.class)).isInstanceOf(Failure.Unavailable.class);

            connections.started(List.of(lighthouse.loaded()));

            assertThat(connections.service(id, DnsZones.class).zones()).hasSize(1);
        }
    }

    @Test
    void swapsToAYoungVersionThatWorksAndRefusesOneThatDoesnt() {
        try (TestHost host = start(Map.of())) {
            ConnectionHost connections = host.bean(ConnectionHost.class);
            Lighthouse bad = new Lighthouse();
            bad.broken = Optional.of("Nothing works.");
            Lighthouse good = new Lighthouse();

            assertThatThrownBy(() -> connections.replacing(List.of(lighthouse.loaded()), List.of(bad.loaded())))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("Nothing works.");
            assertThat(bad.unclosed()).isZero();
            assertThat(lighthouse.unclosed()).isEqualTo(1);

            connections.replacing(List.of(lighthouse.loaded()), List.of(good.loaded()));

            assertThat(lighthouse.unclosed()).isZero();
            assertThat(good.unclosed()).isEqualTo(1);
            assertThat(connections.service(home(host), DnsZones.class).zones()).hasSize(1);
        }
    }

    @Test
    void givesEachConnectionAFolderThatNobodyElseReads() throws Exception {
        try (TestHost host = start(Map.of())) {
            Path own = lighthouse.last().context.dataDirectory();

            assertThat(own).isEqualTo(folder.resolve("connections").resolve(home(host)));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void followsWhatAnotherInstanceChanges() {
        org.junit.jupiter.api.Assumptions.assumeTrue(RealPostgres.installed());
        Map<String, String> shared = Map.of("DATABASE_URL", RealPostgres.newDatabase(), "SECRET_KEY", KEY);
        Lighthouse other = new Lighthouse();
        try (TestHost one = start(shared);
                TestHost two = TestHost.start(folder.resolve("two"), shared)) {
            two.bean(ConnectionHost.class).started(List.of(other.loaded()));
            String id = home(one);

            one.bean(ConnectionAdmin.class).change(id, 1, "Home", Map.of("token", text(Lighthouse.TOKEN)));
            String young = one.bean(ConnectionAdmin.class).create("lighthouse", "Young", Map.of());

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertThat(other.opened)
                        .anySatisfy(open -> assertThat(open.settings.token()).contains(Secret.of(Lighthouse.TOKEN)));
                assertThat(two.bean(Connections.class).find(young)).isPresent();
            });
            one.bean(ConnectionAdmin.class).delete(young);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> two.bean(Connections.class).find(young).isEmpty());
        }
    }
}

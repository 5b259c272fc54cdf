package org.mailhelm.platform.dns.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.platform.dns.lookup.Answer.Absent;
import org.mailhelm.platform.dns.lookup.Answer.Cause;
import org.mailhelm.platform.dns.lookup.Answer.Reason;
import org.mailhelm.platform.dns.lookup.Answer.Unknown;
import org.mailhelm.platform.testing.RealBind;
import org.mailhelm.platform.testing.StubDns;

@EnabledIf("org.mailhelm.platform.testing.RealBind#installed")
class RealBindTest {

    private static final String LONG = "v=DKIM1; k=rsa; p=" + "Ab".repeat(300);

    @TempDir
    Path folder;

    private final StubDns resolver = StubDns.resolver();

    @SuppressWarnings("NullAway.Init") // set before each test
    private RealBind bind;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Lookups lookups;

    @BeforeEach
    void start() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 80; i++) {
            many.append("many IN TXT \"text number ").append(i).append(" of many\"\n");
        }
        bind = RealBind.serving(
                folder,
                "example.test",
                "@ IN MX 10 mail\nmail IN A 192.0.2.1\nwebmail IN CNAME mail\nwww IN CNAME www.elsewhere.test.\n"
                        + "x._domainkey IN TXT (\"" + LONG.substring(0, 250) + "\" \"" + LONG.substring(250, 500)
                        + "\" \""
                        + LONG.substring(500) + "\")\n"
                        + "sub IN NS ns.elsewhere.test.\n_imaps._tcp IN SRV 0 1 993 mail\n@ IN CAA 0 issue \"ca.example\"\n"
                        + many);
        resolver.with("example.test", "NS", "ns1.example.test.").with("ns1.example.test", "A", "127.0.0.1");
        lookups = new Lookups(
                new LookupSettings(List.of(resolver.address()), false, bind.port(), Duration.ofSeconds(2), 200),
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        lookups.close();
        bind.close();
        resolver.close();
    }

    @Test
    void readsRecordsInTheFormOfTheApi() {
        assertThat(zone("example.test", "MX").values()).containsExactly("10 mail.example.test");
        assertThat(zone("x._domainkey.example.test", "TXT").values()).containsExactly(LONG);
        assertThat(zone("webmail.example.test", "CNAME").values()).containsExactly("mail.example.test");
        assertThat(zone("webmail.example.test", "A").values()).containsExactly("192.0.2.1");
        assertThat(zone("_imaps._tcp.example.test", "SRV").values()).containsExactly("0 1 993 mail.example.test");
        assertThat(zone("example.test", "CAA").values()).containsExactly("0 issue \"ca.example\"");
    }

    @Test
    void takesALargeSetOverTcp() {
        assertThat(zone("many.example.test", "TXT").values()).hasSize(80);
    }

    @Test
    void tellsNoNameFromNoTypeFromNobodyKnows() {
        assertThat(zone("nothing.example.test", "A"))
                .isInstanceOfSatisfying(
                        Absent.class, absent -> assertThat(absent.reason()).isEqualTo(Reason.NO_SUCH_NAME));
        assertThat(zone("mail.example.test", "AAAA"))
                .isInstanceOfSatisfying(
                        Absent.class, absent -> assertThat(absent.reason()).isEqualTo(Reason.NO_SUCH_TYPE));
        // BIND refuses to speak for a zone that it doesn't have: the name has an alias there, whose end nobody knows.
        resolver.with("elsewhere.test", "NS", "ns1.example.test.");
        assertThat(zone("www.example.test", "A"))
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.cause()).isEqualTo(Cause.REFUSED));
        bind.close();
        assertThat(zone("example.test", "MX").known()).isFalse();
    }

    private Answer zone(String name, String type) {
        return lookups.look(new Question(name, new RecordType(type)))
                .join()
                .authoritative()
                .orElseThrow();
    }
}

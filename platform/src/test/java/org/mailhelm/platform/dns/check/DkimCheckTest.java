package org.mailhelm.platform.dns.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPairGenerator;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailhelm.platform.dns.desired.DesiredRecord;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;

class DkimCheckTest {

    private static final String NAME = "x._domainkey.example.com";
    private static final DesiredRecord WANTED = World.text(Topic.DKIM, NAME, "v=DKIM1; k=rsa; p=AbCd");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=DKIM1; k=rsa; p=AbCd | PASS",
                "p=Ab Cd; n=note | PASS",
                "v=DKIM1; k=rsa; p=abcd | WARN",
                "v=DKIM1; k=ed25519; p=AbCd | WARN",
                "v=DKIM1; p= | WARN",
                "v=DKIM1; t=y; p=AbCd | WARN",
                "v=DKIM1; s=tlsrpt; p=AbCd | WARN",
                "v=DKIM2; p=AbCd | WARN"
            })
    void comparesTheKeyItself(String live, Verdict verdict) {
        assertThat(new World().with(NAME, "TXT", live).one("dkim", WANTED).verdict())
                .isEqualTo(verdict);
    }

    @Test
    void tellsARevokedKeyFromAnotherOneAndFromNone() {
        assertThat(new World()
                        .with(NAME, "TXT", "v=DKIM1; p=")
                        .one("dkim", WANTED)
                        .message())
                .contains("revoked");
        assertThat(new World().with(NAME, "TXT", "p=EfGh").one("dkim", WANTED).message())
                .contains("Another key");
        assertThat(new World().one("dkim", WANTED).message()).contains("no key");
    }

    @Test
    void warnsOfTwoRecordsAtOneName() {
        Finding finding = new World().with(NAME, "TXT", "p=AbCd", "p=EfGh").one("dkim", WANTED);

        assertThat(finding.verdict()).isEqualTo(Verdict.WARN);
        assertThat(finding.message()).contains("2 records");
    }

    @Test
    void measuresRsaKeys() throws Exception {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        String text = Base64.getEncoder()
                .encodeToString(keys.generateKeyPair().getPublic().getEncoded());

        assertThat(DkimKey.parse("v=DKIM1; p=" + text).bits()).hasValue(2048);
        assertThat(DkimKey.parse("v=DKIM1; p=AbCd").bits()).isEmpty();
    }

    @Property
    void readsAnyText(@ForAll @StringLength(max = 200) String text) {
        DkimKey key = DkimKey.parse(text);

        assertThat(key.same(DkimKey.parse(text))).isTrue();
        assertThat(key.bits()).isEmpty();
    }
}

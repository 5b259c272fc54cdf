package org.mailhelm.platform.dns.desired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailhelm.api.Failure;

class DmarcRecordTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=DMARC1; p=none; sp=none; adkim=r; aspf=r;",
                "v=DMARC1;p=reject",
                "V = DMARC1 ; P = Quarantine ; pct = 20",
                "v=DMARC1; p=none; rua=mailto:a@b.example,mailto:c@d.example!10m; ruf=mailto:a@b.example; fo=1:d; ri=3600",
                "v=DMARC1; p=none; np=reject; t=y; psd=n",
            })
    void takesWhatTheStandardAllows(String text) {
        assertThat(DmarcRecord.check(text).tag("p")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p=none | begins with",
                "v=DMARC1 | needs the tag p",
                "v=DMARC1; p=maybe | tag p can't be",
                "v=DMARC1; p=none; p=reject | there twice",
                "v=DMARC1; p=none; pct=101 | whole number from 0 to 100",
                "v=DMARC1; p=none; rua=dmarc | no address for reports",
                "v=DMARC1; p=none; rua=https://x.example | no address for reports",
                "v=DMARC1; p=none; policy=none | no tag policy",
                "v=DMARC1; p=none; nonsense | is no tag",
                "v=DMARC1; p=none; adkim=x | relaxed",
                "v=DMARC1; p=nöne | outside ASCII",
            })
    void saysWhichTagIsWrong(String text, String why) {
        assertThatThrownBy(() -> DmarcRecord.check(text))
                .isInstanceOf(Failure.InvalidInput.class)
                .hasMessageContaining(why)
                .extracting(failure -> ((Failure.InvalidInput) failure).field())
                .isEqualTo("dmarc_record");
    }

    @Test
    void knowsWhatMeansTheSame() {
        assertThat(agree("v=DMARC1; p=none; sp=none; adkim=r; aspf=r;", "v=DMARC1;p=none"))
                .isTrue();
        assertThat(agree("v=DMARC1; p=reject; sp=none", "v=DMARC1; p=reject")).isFalse();
        assertThat(agree("v=DMARC1; p=none; pct=100; fo=0", "v=DMARC1; P=NONE")).isTrue();
        assertThat(agree("v=DMARC1; p=none; rua=mailto:A@b.example", "v=DMARC1; p=none; rua=mailto:a@b.example"))
                .isFalse();
    }

    private static boolean agree(String one, String other) {
        return DmarcRecord.read(one)
                .orElseThrow()
                .agrees(DmarcRecord.read(other).orElseThrow());
    }
}

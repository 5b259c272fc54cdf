package org.mailhelm.platform.access.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    // RFC 6238, appendix B, the last six of its eight digits.
    @ParameterizedTest
    @CsvSource({
        "59,287082",
        "1111111109,081804",
        "1111111111,050471",
        "1234567890,005924",
        "2000000000,279037",
        "20000000000,353130"
    })
    void makesTheCodesOfTheStandard(long second, String code) {
        assertThat(Totp.code(SECRET, second / 30)).isEqualTo(code);
        assertThat(Totp.step(SECRET, code, Instant.ofEpochSecond(second))).isEqualTo(OptionalLong.of(second / 30));
    }

    @Test
    void putsUpWithAClockThatIsOneStepOffAndNoMore() {
        Instant now = Instant.ofEpochSecond(1_000_000_020);
        long step = 1_000_000_020 / 30;

        assertThat(Totp.step(SECRET, Totp.code(SECRET, step - 1), now)).hasValue(step - 1);
        assertThat(Totp.step(SECRET, Totp.code(SECRET, step + 1), now)).hasValue(step + 1);
        assertThat(Totp.step(SECRET, Totp.code(SECRET, step - 2), now)).isEmpty();
        assertThat(Totp.step(SECRET, Totp.code(SECRET, step + 2), now)).isEmpty();
    }

    @Test
    void takesCodesAsPeopleTypeThemAndNothingElse() {
        Instant now = Instant.ofEpochSecond(59);

        assertThat(Totp.step(SECRET, " 287 082 ", now)).isPresent();
        assertThat(Totp.step(SECRET, "", now)).isEmpty();
        assertThat(Totp.step(SECRET, "28708", now)).isEmpty();
        assertThat(Totp.step(SECRET, "2870820", now)).isEmpty();
        assertThat(Totp.step(SECRET, "２８７０８２", now)).isEmpty();
    }

    @Test
    void writesTheAddressThatAppsScan() {
        assertThat(Totp.address(SECRET, "panel.example", "ines & co"))
                .isEqualTo("otpauth://totp/panel.example:ines%20%26%20co?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                        + "&issuer=panel.example&algorithm=SHA1&digits=6&period=30");
    }

    // RFC 4648, section 10.
    @ParameterizedTest
    @CsvSource({"'',''", "f,MY", "fo,MZXQ", "foo,MZXW6", "foob,MZXW6YQ", "fooba,MZXW6YTB", "foobar,MZXW6YTBOI"})
    void writesBytesAsLetters(String bytes, String letters) {
        assertThat(Base32.encode(bytes.getBytes(StandardCharsets.US_ASCII))).isEqualTo(letters);
    }
}

package org.mailhelm.api.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ZoneFileFormTest {

    @Test
    void cutsBehind255Bytes() {
        assertThat(ZoneFileForm.write(RecordType.TXT, "a".repeat(255))).isEqualTo("\"" + "a".repeat(255) + "\"");
        assertThat(ZoneFileForm.write(RecordType.TXT, "a".repeat(256))).isEqualTo("\"" + "a".repeat(255) + "\" \"a\"");
        assertThat(ZoneFileForm.write(RecordType.TXT, "")).isEqualTo("\"\"");
    }

    @Test
    void escapesWhatWouldEndTheString() {
        assertThat(ZoneFileForm.write(RecordType.TXT, "a\"b\\c\u00e4\u0001"))
                .isEqualTo("\"a\\\"b\\\\c\\195\\164\\001\"");
    }

    @RepeatedTest(50)
    void readsWhatItWrote(RepetitionInfo seed) {
        Random random = new Random(seed.getCurrentRepetition());
        int[] signs = random.ints(random.nextInt(800), 1, 0x2FF).toArray();
        String text = new String(signs, 0, signs.length);

        String quoted = ZoneFileForm.write(RecordType.TXT, text);
        assertThat(ZoneFileForm.read(RecordType.TXT, quoted)).isEqualTo(text);
        assertThat(quoted.chars()).allMatch(c -> c >= ' ' && c <= '~');
        assertThat(Arrays.stream(quoted.split("\" \""))).allMatch(part -> part.length() <= 4 * 255 + 2);
    }

    @Test
    void endsWholeNamesWithADot() {
        assertThat(ZoneFileForm.write(RecordType.MX, "10 mail.example.com")).isEqualTo("10 mail.example.com.");
        assertThat(ZoneFileForm.read(RecordType.MX, "10 Mail.example.com.")).isEqualTo("10 mail.example.com");
        assertThat(ZoneFileForm.write(RecordType.MX, "0 .")).isEqualTo("0 .");
        assertThat(ZoneFileForm.read(RecordType.MX, "0 .")).isEqualTo("0 .");
        assertThat(ZoneFileForm.write(RecordType.CAA, "0 issue \"ca.example\"")).isEqualTo("0 issue \"ca.example\"");
    }

    @Test
    void writesIpv6AddressesInOneWay() {
        assertThat(List.of("2001:DB8:0:0:0:0:0:1", "::", "1::", "0:0:0:1:0:0:0:0", "2001:db8:0:1:1:1:1:1", "nonsense"))
                .extracting(written -> ZoneFileForm.read(RecordType.AAAA, written))
                .containsExactly("2001:db8::1", "::", "1::", "0:0:0:1::", "2001:db8:0:1:1:1:1:1", "nonsense");
    }

    @Test
    void writesTheLinesOfAZoneFile() {
        RecordSet mail = RecordSet.of("example.com", RecordType.MX, "10 a.example.net", "20 b.example.net");
        RecordSet policy = RecordSet.of("_dmarc.example.com", RecordType.TXT, "v=DMARC1; p=none")
                .withTtl(Duration.ofHours(1));

        assertThat(ZoneFileForm.lines(mail))
                .containsExactly("example.com. IN MX 10 a.example.net.", "example.com. IN MX 20 b.example.net.");
        assertThat(ZoneFileForm.lines(policy)).containsExactly("_dmarc.example.com. 3600 IN TXT \"v=DMARC1; p=none\"");
    }

    @Test
    void comparesWhatIsWrittenInDifferentWays() {
        RecordSet set = RecordSet.of("a.example.com", RecordType.AAAA, "2001:db8::1", "2001:db8::2");

        assertThat(set.agreesWith(RecordSet.of("a.example.com", RecordType.AAAA, "2001:DB8:0::2", "2001:db8:0:0::1")))
                .isTrue();
        assertThat(set.agreesWith(RecordSet.of("a.example.com", RecordType.AAAA, "2001:db8::1")))
                .isFalse();
        assertThat(RecordSet.of("t.example.com", RecordType.TXT, "A")
                        .agreesWith(RecordSet.of("t.example.com", RecordType.TXT, "a")))
                .isFalse();
    }

    @Test
    void comparesNeitherTtlNorAttributesThatAreLeftOpen() {
        RecordSet plain = RecordSet.of("a.example.com", RecordType.A, "192.0.2.1");
        RecordSet full = new RecordSet(
                plain.name(),
                plain.type(),
                Optional.of(Duration.ofMinutes(5)),
                plain.values(),
                Map.of(RecordSet.COMMENT, "ours"));

        assertThat(full.agreesWith(plain)).isTrue();
        assertThat(plain.agreesWith(full)).isFalse();
        assertThat(RecordChange.create(full).isDone(Optional.of(full))).isTrue();
        assertThat(RecordChange.create(full).isExpected(Optional.of(full))).isFalse();
        assertThat(RecordChange.delete(full).isExpected(Optional.of(full))).isTrue();
        assertThat(RecordChange.delete(full).isDone(Optional.empty())).isTrue();
    }
}

package org.mailhelm.plugin.dns.powerdns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void cutsBehind255Bytes() {
        assertThat(Texts.quote("a".repeat(255))).isEqualTo("\"" + "a".repeat(255) + "\"");
        assertThat(Texts.quote("a".repeat(256))).isEqualTo("\"" + "a".repeat(255) + "\" \"a\"");
        assertThat(Texts.quote("")).isEqualTo("\"\"");
    }

    @Test
    void escapesWhatWouldEndTheString() {
        assertThat(Texts.quote("a\"b\\c\u00e4\u0001")).isEqualTo("\"a\\\"b\\\\c\\195\\164\\001\"");
    }

    @RepeatedTest(50)
    void readsWhatItWrote(RepetitionInfo seed) {
        Random random = new Random(seed.getCurrentRepetition());
        int[] signs = random.ints(random.nextInt(800), 1, 0x2FF).toArray();
        String text = new String(signs, 0, signs.length);

        String quoted = Texts.quote(text);
        assertThat(Texts.unquote(quoted)).isEqualTo(text);
        assertThat(quoted.chars()).allMatch(c -> c >= ' ' && c <= '~');
        assertThat(Arrays.stream(quoted.split("\" \""))).allMatch(part -> part.length() <= 4 * 255 + 2);
    }
}

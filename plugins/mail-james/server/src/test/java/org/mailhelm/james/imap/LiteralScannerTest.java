package org.mailhelm.james.imap;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LiteralScannerTest {
    private final List<String> seen = new ArrayList<>();
    private LiteralScanner.Verdict verdict = LiteralScanner.Verdict.SCAN;
    private final LiteralScanner scanner = new LiteralScanner((command, size) -> {
        seen.add(command + " " + size);
        return verdict;
    });

    @Test
    void findsAnnouncementsAtTheEndsOfLines() {
        read("a LOGIN {5}\r\nalice {6+}\r\nsecret\r\nb APPEND INBOX (\\Seen) {10-}\r\n");

        assertThat(seen).containsExactly("LOGIN 5", "{6+} 6", "APPEND 10");
    }

    @Test
    void doesNotTakeOtherBracesForAnnouncements() {
        read("a LOGIN \"{5}\" x\r\nb SEARCH {x}\r\nc SEARCH {}\r\nd SEARCH {5} y\r\ne SEARCH {5\r\n");

        assertThat(seen).isEmpty();
    }

    @Test
    void seesLargeNumbersAsLargeHoweverWritten() {
        read("a LOGIN {000000000000000000000000000000000040000000}\r\n");
        read("b LOGIN {99999999999999999999999999999999999999999}\r\n");

        assertThat(seen.get(0)).endsWith(" 40000000");
        assertThat(Long.parseLong(seen.get(1).split(" ")[1])).isGreaterThan(Integer.MAX_VALUE);
    }

    @Test
    void looksIntoALiteralUnlessItIsTheClientsOwnBusiness() {
        read("a X {20}\r\nb LOGIN {40000000}\r\n");
        assertThat(seen).hasSize(2);

        seen.clear();
        verdict = LiteralScanner.Verdict.PASS;
        read("c APPEND {20}\r\nb LOGIN {40000000}\r\n {7}\r\n");
        assertThat(seen).containsExactly("APPEND 20", "APPEND 7");
    }

    @Test
    void stopsAtTheFirstRefusal() {
        verdict = LiteralScanner.Verdict.REFUSE;

        assertThat(scanner.accepts(Unpooled.copiedBuffer("a LOGIN {5}\r\n", StandardCharsets.US_ASCII)))
                .isFalse();
    }

    @Test
    void readsTheSameHoweverTheBytesArrive() {
        String text = "a LOGIN {5}\r\nalice {6}\r\nsecret\r\nb SEARCH TEXT {3}\r\nabc\r\n".repeat(20);
        read(text);
        List<String> whole = List.copyOf(seen);
        seen.clear();
        Random random = new Random(7);

        for (int at = 0; at < text.length(); ) {
            int end = Math.min(text.length(), at + 1 + random.nextInt(5));
            read(text.substring(at, end));
            at = end;
        }

        assertThat(seen).isEqualTo(whole);
    }

    private void read(String text) {
        assertThat(scanner.accepts(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII)))
                .isTrue();
    }
}

package org.mailhelm.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PageBytesTest {

    @Test
    void areWhatWasWrittenInAnyScript() {
        String text = "Grüße aus 東京 \uD83D\uDCEC & so on";
        PageBytes page = new PageBytes();
        page.writeContent(text);
        page.writeContent("[" + text + "]", 1, text.length());
        page.writeBinaryContent(new byte[] {'<', '>'});

        assertThat(new String(page.toByteArray(), StandardCharsets.UTF_8))
                .isEqualTo(text + text.substring(0, text.length() - 1) + "<>");
    }

    @Test
    void growAndStartEmptyForTheNextPage() {
        String large = "x".repeat(300_000);
        PageBytes first = new PageBytes();
        first.writeContent(large);
        assertThat(first.toByteArray()).hasSize(large.length());

        PageBytes second = new PageBytes();
        second.writeContent("short");
        PageBytes beside = new PageBytes();
        beside.writeContent("other");
        assertThat(second.toByteArray()).asString(StandardCharsets.UTF_8).isEqualTo("short");
        assertThat(beside.toByteArray()).asString(StandardCharsets.UTF_8).isEqualTo("other");
    }
}

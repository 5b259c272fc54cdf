package org.mailhelm.ui.part;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.Content;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mailhelm.ui.Look;
import org.mailhelm.ui.Operator;
import org.mailhelm.ui.Permit;
import org.mailhelm.ui.Shell;
import org.mailhelm.ui.Viewer;

class DrawnRowsTest {

    private final AtomicInteger drawn = new AtomicInteger();

    private record Key(String name) {}

    private static Shell shell(Permit permit) {
        return new Shell(
                Optional.of(new Viewer("Ines Falk", "Somebody", permit)),
                List.of(),
                "token",
                "nonce",
                Look.DEVICE,
                List.of(),
                0,
                new Operator("panel.example", "0.1.0", Optional.empty(), Optional.empty()));
    }

    private String draw(Permit permit, String name) {
        Content row = output -> {
            drawn.incrementAndGet();
            output.writeContent("<tr>" + name + "ü</tr>");
        };
        StringOutput output = new StringOutput();
        DrawnRows.of(shell(permit), new Key(name), row).writeTo(output);
        return output.toString();
    }

    @Test
    void drawsARowOnceForAdministrators() {
        assertThat(draw(Permit.EVERYTHING, "one")).isEqualTo("<tr>oneü</tr>");
        assertThat(draw(Permit.EVERYTHING, "one")).isEqualTo("<tr>oneü</tr>");
        assertThat(drawn).hasValue(1);
    }

    @Test
    void drawsARowAgainThatShowsSomethingElse() {
        draw(Permit.EVERYTHING, "two");

        assertThat(draw(Permit.EVERYTHING, "three")).isEqualTo("<tr>threeü</tr>");
    }

    @Test
    void drawsEachRowForThoseWhoMayNotDoEverything() {
        draw(Permit.EVERYTHING, "four");
        draw((method, address) -> false, "four");
        draw((method, address) -> false, "four");

        assertThat(drawn).hasValue(3);
    }
}

package org.mailhelm.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SealerTest {

    private final Keys keys = new Keys(new MasterKey("one"), new SecureRandom());
    private final Sealer sealer = keys.sealer("a");

    @Test
    void opensWhatItSealed() {
        assertThat(sealer.open(sealer.seal("geheim ü", "row 1"), "row 1")).isEqualTo("geheim ü");
    }

    @Test
    void opensNothingInAnotherPlace() {
        String sealed = sealer.seal("geheim", "row 1");

        assertThatThrownBy(() -> sealer.open(sealed, "row 2"))
                .isInstanceOf(Unsealable.class)
                .hasMessageNotContaining("geheim");
    }

    @Test
    void opensNothingOfAnotherKeyOrPurpose() {
        String sealed = sealer.seal("geheim", "row 1");

        assertThatThrownBy(() -> keys.sealer("b").open(sealed, "row 1")).isInstanceOf(Unsealable.class);
        assertThatThrownBy(() -> new Keys(new MasterKey("two"), new SecureRandom())
                        .sealer("a")
                        .open(sealed, "row 1"))
                .isInstanceOf(Unsealable.class);
    }

    @Test
    void opensNothingThatWasChanged() {
        String sealed = sealer.seal("geheim", "row 1");

        assertThatThrownBy(() -> sealer.open(sealed.substring(0, sealed.length() - 4) + "AAAA", "row 1"))
                .isInstanceOf(Unsealable.class);
        assertThatThrownBy(() -> sealer.open("v1.", "row 1")).isInstanceOf(Unsealable.class);
        assertThatThrownBy(() -> sealer.open("v1.%%", "row 1")).isInstanceOf(Unsealable.class);
        assertThatThrownBy(() -> sealer.open("geheim", "row 1")).isInstanceOf(Unsealable.class);
    }

    @Test
    void sealsTheSameTextDifferentlyEachTime() {
        assertThat(sealer.seal("x", "p")).isNotEqualTo(sealer.seal("x", "p"));
    }

    /** Test case 3 of RFC 5869; no salt counts as one of zeros. */
    @Test
    void derivesAsTheStandardSays() {
        HexFormat hex = HexFormat.of();

        assertThat(hex.formatHex(Hkdf.derive(hex.parseHex("0b".repeat(22)), new byte[32], "", 42)))
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    }
}

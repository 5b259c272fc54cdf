package org.mailhelm.ui.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListingTest {

    private static Listing page(int page, long total) {
        return new Listing("/domains", "a b&c", "name", true, page, 50, total, 500);
    }

    @Test
    void keepsSearchAndOrderInEveryAddress() {
        assertThat(page(1, 120).pageHref(2)).isEqualTo("/domains?q=a+b%26c&sort=name&dir=desc&page=2");
    }

    @Test
    void turnsTheDirectionOfTheSortedColumnAndStartsOthersAscending() {
        assertThat(page(2, 120).sortHref("name")).isEqualTo("/domains?q=a+b%26c&sort=name");
        assertThat(page(2, 120).sortHref("health")).isEqualTo("/domains?q=a+b%26c&sort=health");
    }

    @Test
    void showsTheLastPageWhenAskedForOneBeyond() {
        Listing last = page(99, 120);

        assertThat(last.page()).isEqualTo(3);
        assertThat(last.first()).isEqualTo(101);
        assertThat(last.last()).isEqualTo(120);
        assertThat(last.hasNext()).isFalse();
    }

    @Test
    void cutsExactlyItsPartOutOfAllEntries() {
        List<Integer> all = IntStream.rangeClosed(1, 120).boxed().toList();

        assertThat(page(1, 120).slice(all)).hasSize(50).startsWith(1);
        assertThat(page(3, 120).slice(all)).hasSize(20).startsWith(101).endsWith(120);
    }

    @Test
    void staysCalmWithNothingToShow() {
        Listing none = page(5, 0);

        assertThat(none.page()).isEqualTo(1);
        assertThat(none.first()).isZero();
        assertThat(none.slice(List.of())).isEmpty();
        assertThat(none.hasNext()).isFalse();
    }

    @Test
    void takesOnlySizesThatAreOffered() {
        assertThat(new Listing("/d", "", "", false, 1, 100000, 1, 1).size()).isEqualTo(50);
    }
}

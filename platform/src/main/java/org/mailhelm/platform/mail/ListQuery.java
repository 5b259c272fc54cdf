package org.mailhelm.platform.mail;

import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.ui.part.Listing;

/**
 * Which part of a list somebody wants to see, as the address says; whatever can't be understood is left out, because
 * addresses are typed and kept.
 */
public record ListQuery(String text, String sort, boolean descending, int page, int size, Optional<ListFilter> filter) {

    private static final int LONGEST = 255;

    /** Tidies the size. */
    public ListQuery {
        size = Listing.SIZES.contains(size) ? size : Listing.SIZES.get(0);
    }

    /** @param sorts what can be sorted by, the usual one first */
    public static ListQuery of(HttpRequest<?> request, List<String> sorts) {
        HttpParameters given = request.getParameters();
        String text = given.getFirst("q").orElse("").strip();
        String sort = given.getFirst("sort").filter(sorts::contains).orElse(sorts.get(0));
        return new ListQuery(
                text.length() > LONGEST ? text.substring(0, LONGEST) : text,
                sort,
                given.getFirst("dir").orElse("").equals("desc"),
                number(given.getFirst("page").orElse(""), 1),
                number(given.getFirst("size").orElse(""), Listing.SIZES.get(0)),
                given.getFirst("show").flatMap(ListFilter::of));
    }

    /** The first page in the usual order. */
    public static ListQuery first(List<String> sorts) {
        return new ListQuery("", sorts.get(0), false, 1, Listing.SIZES.get(0), Optional.empty());
    }

    /** The same on another page. */
    public ListQuery at(int number) {
        return new ListQuery(text, sort, descending, number, size, filter);
    }

    /** Entries before the wanted page. */
    public long offset() {
        return (page - 1L) * size;
    }

    public Listing listing(String path, long total, long all) {
        return new Listing(
                path,
                text,
                sort,
                descending,
                page,
                size,
                total,
                all,
                filter.map(one -> Map.of("show", one.key())).orElse(Map.of()));
    }

    private static int number(String text, int otherwise) {
        return text.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(text) : otherwise;
    }
}

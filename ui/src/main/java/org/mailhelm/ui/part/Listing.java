package org.mailhelm.ui.part;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mailhelm.ui.Addresses;

/**
 * Which part of a list a page shows, as it stands in the address: {@code ?q=…&sort=name&dir=desc&page=2&size=50}.
 *
 * @param path address of the list without parameters
 * @param query what was searched; empty for all
 * @param sort key of the sorted column
 * @param page from 1
 * @param total entries that match
 * @param all entries without the search
 * @param filters what else the address says about which entries, by parameter, such as {@code show=full}
 */
public record Listing(
        String path,
        String query,
        String sort,
        boolean descending,
        int page,
        int size,
        long total,
        long all,
        Map<String, String> filters) {
    public static final List<Integer> SIZES = List.of(50, 100, 250);

    /** Reads and tidies what an address said; a page beyond the end becomes the last one. */
    public Listing {
        size = SIZES.contains(size) ? size : SIZES.get(0);
        long pages = Math.max(1, (total + size - 1) / size);
        page = (int) Math.max(1, Math.min(page, pages));
        filters = Map.copyOf(filters);
    }

    /** A list without filters. */
    public Listing(
            String path, String query, String sort, boolean descending, int page, int size, long total, long all) {
        this(path, query, sort, descending, page, size, total, all, Map.of());
    }

    /** All entries on one page in the given order. */
    public static Listing whole(String path, String sort, long total) {
        return new Listing(path, "", sort, false, 1, SIZES.get(SIZES.size() - 1), total, total);
    }

    /** Shows {@code entries} as this part of the list. */
    public <T> List<T> slice(List<T> entries) {
        int from = Math.min((page - 1) * size, entries.size());
        return entries.subList(from, Math.min(from + size, entries.size()));
    }

    public long first() {
        return total == 0 ? 0 : (long) (page - 1) * size + 1;
    }

    public long last() {
        return Math.min((long) page * size, total);
    }

    public boolean hasPrevious() {
        return page > 1;
    }

    public boolean hasNext() {
        return last() < total;
    }

    /** True when something keeps entries from being shown. */
    public boolean searched() {
        return !query.isEmpty() || !filters.isEmpty();
    }

    /** Address of this part of the list. */
    public String here() {
        return pageHref(page);
    }

    public String pageHref(int number) {
        return href(sort, descending, number, query);
    }

    /** Address that sorts by a column, or turns its direction round when it is sorted already. */
    public String sortHref(String key) {
        return href(key, key.equals(sort) && !descending, 1, query);
    }

    /** Address without search and filters. */
    public String clearedHref() {
        return href(sort, descending, 1, "", Map.of());
    }

    /** Address with a filter, from the first page on. */
    public String filteredHref(String parameter, String value) {
        return href(sort, descending, 1, query, Map.of(parameter, value));
    }

    /** Address without filters, the search kept. */
    public String unfilteredHref() {
        return href(sort, descending, 1, query, Map.of());
    }

    public boolean sortedBy(String key) {
        return !key.isEmpty() && key.equals(sort);
    }

    public String ariaSort() {
        return descending ? "descending" : "ascending";
    }

    private String href(String key, boolean down, int number, String text) {
        return href(key, down, number, text, filters);
    }

    private String href(String key, boolean down, int number, String text, Map<String, String> chosen) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!text.isEmpty()) {
            parameters.put("q", text);
        }
        parameters.putAll(chosen);
        if (!key.isEmpty()) {
            parameters.put("sort", key);
        }
        if (down) {
            parameters.put("dir", "desc");
        }
        if (number > 1) {
            parameters.put("page", Integer.toString(number));
        }
        if (size != SIZES.get(0)) {
            parameters.put("size", Integer.toString(size));
        }
        String joined = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + Addresses.query(entry.getValue()))
                .collect(Collectors.joining("&"));
        return joined.isEmpty() ? path : path + "?" + joined;
    }
}

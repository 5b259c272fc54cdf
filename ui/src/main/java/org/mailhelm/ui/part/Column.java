package org.mailhelm.ui.part;

/**
 * One column head of a table.
 *
 * @param key name in the address when sorting; empty when the column cannot be sorted
 * @param css classes of the head cell, such as {@code num} or {@code w-150}
 */
public record Column(String key, String label, String css) {
    public static Column sortable(String key, String label) {
        return new Column(key, label, "");
    }

    public static Column plain(String label) {
        return new Column("", label, "");
    }

    public Column css(String classes) {
        return new Column(key, label, classes);
    }
}

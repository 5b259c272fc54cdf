package org.mailhelm.ui.part;

/**
 * How old a list is.
 *
 * @param words such as "Read 12 seconds ago"
 * @param reading true while something newer is on its way; the list then follows by itself
 * @param action where "read again" posts, with {@code back}: the address of the list
 */
public record Freshness(String words, boolean reading, String action) {}

package org.mailhelm.ui.part;

import org.mailhelm.ui.Addresses;

/** A link with its words. Only addresses of our own pages, {@code https:}, {@code http:} and {@code mailto:} become links. */
public record Link(String label, String href) {
    public boolean external() {
        return href.startsWith("https://") || href.startsWith("http://") || href.startsWith("mailto:");
    }

    /** False for a scheme that a browser would run or that leaves by another way, {@code javascript:} for one. */
    public boolean safe() {
        return external() || Addresses.ours(href) || href.startsWith("#");
    }
}

package org.mailhelm.ui.part;

import java.util.OptionalLong;

/** One tab; tabs are links, each with an address of its own. */
public record Tab(String label, String href, boolean current, OptionalLong count) {
    public static Tab of(String label, String href, boolean current) {
        return new Tab(label, href, current, OptionalLong.empty());
    }
}

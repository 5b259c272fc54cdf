package org.mailhelm.ui.part;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One entry of a "…" menu: a link to a page or panel, or a small form that is posted, asking first if need be. */
public record Action(
        String label,
        String icon,
        String href,
        boolean post,
        boolean danger,
        Map<String, String> fields,
        Optional<Confirm> confirm) {
    public Action {
        fields = Map.copyOf(fields);
    }

    public static Action go(String label, String icon, String href) {
        return new Action(label, icon, href, false, false, Map.of(), Optional.empty());
    }

    public static Action send(String label, String icon, String href) {
        return new Action(label, icon, href, true, false, Map.of(), Optional.empty());
    }

    public Action dangerous() {
        return new Action(label, icon, href, post, true, fields, confirm);
    }

    public Action asking(Confirm question) {
        return new Action(label, icon, href, post, danger, fields, Optional.of(question));
    }

    public Action with(String name, String value) {
        Map<String, String> more = new HashMap<>(fields);
        more.put(name, value);
        return new Action(label, icon, href, post, danger, more, confirm);
    }
}

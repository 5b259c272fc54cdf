package org.mailhelm.platform.job;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which part of a job's items somebody wants to see; whatever can't be understood is left out. */
record ItemsQuery(Set<ItemState> states, int page, int size) {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");
    private static final int MOST = 250;

    static ItemsQuery of(String state, String page, String size, int usual) {
        int most = NUMBER.matcher(size).matches() ? Math.min(MOST, Integer.parseInt(size)) : usual;
        return new ItemsQuery(states(state), NUMBER.matcher(page).matches() ? Integer.parseInt(page) : 1, most);
    }

    long skip() {
        return (long) (page - 1) * size;
    }

    private static Set<ItemState> states(String text) {
        for (ItemState each : ItemState.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
                return EnumSet.of(each);
            }
        }
        return EnumSet.allOf(ItemState.class);
    }
}

package org.mailhelm.ui.part;

import java.util.List;
import java.util.stream.Stream;

/** One thing about the whole page, with what to do about it. */
public record Note(State state, String title, String detail, List<Link> links) {
    public Note {
        links = List.copyOf(links);
    }

    public static Note of(State state, String title, String detail) {
        return new Note(state, title, detail, List.of());
    }

    public Note withLink(String label, String href) {
        return new Note(
                state,
                title,
                detail,
                Stream.concat(links.stream(), Stream.of(new Link(label, href))).toList());
    }
}

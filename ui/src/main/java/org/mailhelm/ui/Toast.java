package org.mailhelm.ui;

import java.util.Optional;
import org.mailhelm.ui.part.Link;
import org.mailhelm.ui.part.State;

/** A result that is told on the next page: what happened, and one thing to do about it. */
public record Toast(State state, String title, String detail, Optional<Link> link) {
    public static Toast done(String title) {
        return new Toast(State.OK, title, "", Optional.empty());
    }

    public static Toast failed(String title, String detail) {
        return new Toast(State.BAD, title, detail, Optional.empty());
    }

    public static Toast warning(String title, String detail) {
        return new Toast(State.WARN, title, detail, Optional.empty());
    }

    public Toast withDetail(String text) {
        return new Toast(state, title, text, link);
    }

    public Toast withLink(String label, String href) {
        return new Toast(state, title, detail, Optional.of(new Link(label, href)));
    }
}

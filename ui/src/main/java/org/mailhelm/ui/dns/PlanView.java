package org.mailhelm.ui.dns;

import java.util.List;
import java.util.Optional;

/**
 * A plan to look at. It posts {@code digest} and, for each ticked line, {@code do.} and its id.
 *
 * @param source where it was read, such as "Cloudflare quay, zone harbour-press.example"
 * @param digest names the plan
 * @param lines that change something, or can't be
 * @param left what is somebody else's and stays
 * @param unchanged how many records are as they shall be
 */
public record PlanView(String source, String digest, List<Line> lines, List<Line> left, List<Line> unchanged) {
    public PlanView {
        lines = List.copyOf(lines);
        left = List.copyOf(left);
        unchanged = List.copyOf(unchanged);
    }

    /** What happens to a record; each looks different, in its sign, its word and its tint. */
    public enum Sign {
        CREATE("add", "+", "create"),
        CHANGE("mod", "~", "change"),
        DELETE("del", "−", "delete"),
        REPLACE("del", "!", "replace"),
        FOREIGN("ext", "↗", "foreign"),
        SAME("same", "=", "unchanged"),
        IMPOSSIBLE("same", "×", "can't be");

        private final String css;
        private final String sign;
        private final String word;

        Sign(String css, String sign, String word) {
            this.css = css;
            this.sign = sign;
            this.word = word;
        }

        public String css() {
            return css;
        }

        public String sign() {
            return sign;
        }

        public String word() {
            return word;
        }
    }

    /**
     * One line.
     *
     * @param id what is posted
     * @param name below the zone, {@code @} for the zone itself
     * @param was what is there
     * @param now what is there afterwards
     * @param maker whose it is
     * @param note what to know of it; may be empty
     * @param asks whether it is done only when somebody ticks it; else it is ticked
     */
    public record Line(
            Sign sign,
            String id,
            String what,
            String type,
            String name,
            List<String> was,
            List<String> now,
            String maker,
            String note,
            boolean asks) {
        public Line {
            was = List.copyOf(was);
            now = List.copyOf(now);
        }

        /** Whether it can be ticked. */
        public boolean open() {
            return sign != Sign.IMPOSSIBLE;
        }
    }

    /** How many are ticked when the page is opened. */
    public long ticked() {
        return lines.stream().filter(line -> line.open() && !line.asks()).count();
    }

    /** How many wait for somebody's word. */
    public long asking() {
        return lines.stream().filter(Line::asks).count();
    }

    /** Whether anything can be done. */
    public boolean open() {
        return lines.stream().anyMatch(Line::open);
    }

    /** How many there are of a kind. */
    public long count(Sign sign) {
        return switch (sign) {
            case SAME -> unchanged.size();
            case FOREIGN -> left.size();
            default -> lines.stream().filter(line -> line.sign() == sign).count();
        };
    }

    /** The words on the button. */
    public Optional<String> button() {
        if (!open()) {
            return Optional.empty();
        }
        return Optional.of(
                asking() > 0
                        ? "Apply what is ticked"
                        : ticked() == 1 ? "Apply 1 change" : "Apply " + ticked() + " changes");
    }
}

package org.mailhelm.ui.mail;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * All domains at once, a mark each in the order of names, so that places can be learned. What is in order is small and
 * grey; what isn't has a shape of its own.
 *
 * @param width of the drawing
 * @param height of the drawing
 * @param shapes one path for each kind of mark that there is
 * @param counts how many of each kind, worst first
 */
public record FleetMap(String width, String height, List<Shape> shapes, List<Count> counts) {
    private static final int COLUMNS = 72;
    private static final double STEP = 12.4;

    /** From how many domains on a map says more than the list. */
    private static final int ENOUGH = 24;

    public FleetMap {
        shapes = List.copyOf(shapes);
        counts = List.copyOf(counts);
    }

    /** How a domain is. */
    public enum Mark {
        BAD("failing", "M%1$s %2$sm-2.4 -5.4h4.8l3 3v4.8l-3 3h-4.8l-3-3v-4.8z"),
        WARN("warning", "M%1$s %2$sm0 -5.4l5.4 10h-10.8z"),
        WAIT("not read yet", "M%1$s %2$sm-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z"),
        OFF("mail off", "M%1$s %2$sm-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z"),
        OK("in order", "M%1$s %2$sm-2.5 -2.5h5v5h-5z");

        private final String words;
        private final String shape;

        Mark(String words, String shape) {
            this.words = words;
            this.shape = shape;
        }

        public String css() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Marks of one kind as one path. */
    public record Shape(Mark mark, String path) {}

    /** How many domains are like that. */
    public record Count(Mark mark, long number) {
        public String words() {
            return mark.words;
        }
    }

    public static FleetMap of(List<Mark> marks) {
        int columns = Math.min(COLUMNS, Math.max(1, marks.size()));
        int rows = (marks.size() + columns - 1) / columns;
        StringBuilder[] paths = new StringBuilder[Mark.values().length];
        long[] numbers = new long[paths.length];
        Arrays.setAll(paths, i -> new StringBuilder());
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            numbers[mark.ordinal()]++;
            paths[mark.ordinal()].append(String.format(Locale.ROOT, mark.shape, at(i % columns), at(i / columns)));
        }
        return new FleetMap(
                number(columns * STEP),
                number(Math.max(1, rows) * STEP),
                Arrays.stream(Mark.values())
                        .filter(mark -> numbers[mark.ordinal()] > 0)
                        .map(mark -> new Shape(mark, paths[mark.ordinal()].toString()))
                        .toList(),
                Arrays.stream(Mark.values())
                        .filter(mark -> numbers[mark.ordinal()] > 0)
                        .map(mark -> new Count(mark, numbers[mark.ordinal()]))
                        .toList());
    }

    public boolean worthwhile() {
        return total() >= ENOUGH;
    }

    public long total() {
        return counts.stream().mapToLong(Count::number).sum();
    }

    /** The map in words. */
    public String inWords() {
        return total() + " domains in the order of names: "
                + counts.stream()
                        .map(count -> count.number() + " " + count.words())
                        .collect(Collectors.joining(", "));
    }

    private static String at(int place) {
        return number(place * STEP + STEP / 2);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}

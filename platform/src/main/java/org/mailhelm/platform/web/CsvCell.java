package org.mailhelm.platform.web;

/** Cells of tables that people open in a spreadsheet. */
public final class CsvCell {

    private static final String STARTS = "=+-@\t\r";

    private CsvCell() {}

    /**
     * The text, with a quote before what a spreadsheet would take for a formula. Spreadsheets don't show that quote. A
     * negative number stays one.
     */
    public static String harmless(String text) {
        boolean formula =
                !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0 && !text.matches("-?[0-9]+(\\.[0-9]+)?");
        return formula ? "'" + text : text;
    }

    /** The text that {@link #harmless} was given. */
    public static String plain(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && STARTS.indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }
}

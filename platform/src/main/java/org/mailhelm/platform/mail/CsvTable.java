package org.mailhelm.platform.mail;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.web.CsvCell;

/**
 * A file of mailboxes as rows of named cells. The first line names the columns; commas, semicolons and tabs part them;
 * blank lines and lines that begin with {@code #} are left out.
 *
 * @param ignored names of columns that mean nothing here
 */
record CsvTable(List<ImportRow> rows, List<String> ignored) {

    static final String FIELD = "csv";

    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("username", ImportRow.USERNAME),
            Map.entry("user", ImportRow.USERNAME),
            Map.entry("email", ImportRow.ADDRESS),
            Map.entry("mailbox", ImportRow.ADDRESS),
            Map.entry("address", ImportRow.ADDRESS),
            Map.entry("password", ImportRow.PASSWORD),
            Map.entry("pass", ImportRow.PASSWORD),
            Map.entry("quota", ImportRow.QUOTA),
            Map.entry("limit", ImportRow.LIMIT),
            Map.entry("recovery_email", ImportRow.RECOVERY),
            Map.entry("recovery", ImportRow.RECOVERY),
            Map.entry("domain", ImportRow.DOMAIN),
            Map.entry("line", ImportRow.LINE));
    /** What the files of results hold beside, so that nobody is told of it. */
    private static final Set<String> OURS = Set.of("subject", "status", "message", "used", "sent", "suspended");

    private static final char[] SEPARATORS = {',', ';', '\t'};
    private static final char BYTE_ORDER_MARK = 0xfeff;

    /** Text of a file, in UTF-8 or else in the way of old spreadsheets. */
    static String decode(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(content, Charset.forName("windows-1252"));
        }
    }

    /** @throws Failure.InvalidInput with field {@code csv} when it is no such file */
    static CsvTable parse(String text) {
        String plain = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        List<CsvRecord> records = read(plain, separator(plain));
        if (records.isEmpty()) {
            throw refused("The file is empty. Its first line names the columns, each other line is a mailbox.");
        }
        Map<Integer, String> columns = new LinkedHashMap<>();
        List<String> ignored = new ArrayList<>();
        List<String> head = records.get(0).getFields();
        for (int i = 0; i < head.size(); i++) {
            String name = head.get(i).strip().toLowerCase(Locale.ROOT);
            String column = COLUMNS.get(name);
            if (column != null && !columns.containsValue(column)) {
                columns.put(i, column);
            } else if (!name.isEmpty() && !OURS.contains(name)) {
                ignored.add(name);
            }
        }
        if (!columns.containsValue(ImportRow.USERNAME) && !columns.containsValue(ImportRow.ADDRESS)) {
            throw refused("The first line must name the columns, and one of them must be username or email. "
                    + "It could be: username,password,quota,limit,recovery_email,domain");
        }
        List<ImportRow> rows = records.stream()
                .skip(1)
                .map(line -> row(line, columns))
                .filter(row -> !row.blank())
                .toList();
        return new CsvTable(rows, ignored);
    }

    /** Rows that a script sends, each with the columns as its keys. */
    static CsvTable of(List<Map<String, Object>> sent) {
        List<ImportRow> rows = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            Map<String, String> cells = new LinkedHashMap<>();
            sent.get(i).forEach((key, value) -> {
                String column = COLUMNS.get(key.strip().toLowerCase(Locale.ROOT));
                if (column != null && value != null) {
                    cells.putIfAbsent(column, String.valueOf(value).strip());
                }
            });
            rows.add(ImportRow.of(i + 2, cells));
        }
        return new CsvTable(rows, List.of());
    }

    private static List<CsvRecord> read(String text, char separator) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .commentStrategy(CommentStrategy.SKIP)
                .commentCharacter('#')
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .ofCsvRecord(text)) {
            List<CsvRecord> records = new ArrayList<>();
            reader.forEach(records::add);
            return records;
        } catch (CsvParseException e) {
            throw refused("The file can't be read: a quotation mark opens and doesn't close, or a cell is endless.");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The one that the first line has most of. */
    private static char separator(String text) {
        String head = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .orElse("");
        char best = SEPARATORS[0];
        for (char each : SEPARATORS) {
            if (count(head, each) > count(head, best)) {
                best = each;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(each -> each == wanted).count();
    }

    private static ImportRow row(CsvRecord line, Map<Integer, String> columns) {
        Map<String, String> cells = new LinkedHashMap<>();
        columns.forEach((place, column) -> {
            if (place < line.getFieldCount()) {
                String cell = line.getField(place).strip();
                cells.put(column, column.equals(ImportRow.PASSWORD) ? cell : CsvCell.plain(cell));
            }
        });
        return ImportRow.of((int) line.getStartingLineNumber(), cells);
    }

    private static Failure.InvalidInput refused(String message) {
        return new Failure.InvalidInput(FIELD, message);
    }
}

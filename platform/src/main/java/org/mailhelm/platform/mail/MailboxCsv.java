package org.mailhelm.platform.mail;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.mailhelm.api.mail.ByteSize;
import org.mailhelm.api.mail.Mailbox;
import org.mailhelm.platform.web.CsvCell;

/** Mailboxes as files. Those of lists never hold a password; no cell is a formula. */
final class MailboxCsv {

    /** The columns of an import, with two mailboxes to show how. */
    static final String TEMPLATE = """
            username,password,quota,limit,recovery_email,domain
            mara,,1024,9600,mara@elsewhere.example,
            office,,5120,,,
            """;

    private MailboxCsv() {}

    /** A list as a file that can be imported elsewhere: its passwords are blank. */
    static byte[] list(List<Mailbox> mailboxes, Map<String, String> recovery) {
        StringWriter text = new StringWriter();
        try (CsvWriter out = CsvWriter.builder().build(text)) {
            out.writeRecord(
                    "username", "password", "quota", "limit", "recovery_email", "domain", "used", "sent", "suspended");
            for (Mailbox mailbox : mailboxes) {
                out.writeRecord(List.of(
                        CsvCell.harmless(mailbox.address().localPart()),
                        "",
                        Long.toString(mailbox.quota().mebibytes()),
                        mailbox.sendLimit().map(String::valueOf).orElse(""),
                        CsvCell.harmless(recovery.getOrDefault(mailbox.address().toString(), "")),
                        DomainText.show(mailbox.address().domain()),
                        mailbox.used()
                                .map(ByteSize::mebibytes)
                                .map(String::valueOf)
                                .orElse(""),
                        mailbox.sentToday().map(String::valueOf).orElse(""),
                        Boolean.toString(mailbox.suspended())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Rows as they would be imported, with their passwords: only ever an answer to who sent them. */
    static String rows(List<ImportRow> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter out = CsvWriter.builder().build(text)) {
            out.writeRecord("line", "username", "email", "password", "quota", "limit", "recovery_email", "domain");
            for (ImportRow row : rows) {
                out.writeRecord(
                        Integer.toString(row.line()),
                        row.username(),
                        row.address(),
                        row.password(),
                        row.quota(),
                        row.limit(),
                        row.recovery(),
                        row.domain());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}

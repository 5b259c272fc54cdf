package org.mailhelm.platform.mail.spam;

import java.util.Locale;
import java.util.regex.Pattern;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.mail.DomainText;

/** What people may write on a list of senders: an address or a domain, with {@code *} for anything. */
final class Sender {

    private static final int LONGEST = 254;
    private static final Pattern PATTERN = Pattern.compile("[a-z0-9._%+=&'~*-]+@[a-z0-9.*-]+|[a-z0-9.*-]+");

    private Sender() {}

    /** @throws Failure.InvalidInput with the field */
    static String read(String written, String field) {
        String text = written.strip();
        if (text.isEmpty()) {
            throw new Failure.InvalidInput(field, "Enter a sender, as in mara@example.com or *@example.com.");
        }
        if (text.length() > LONGEST) {
            throw new Failure.InvalidInput(field, "A sender has at most " + LONGEST + " characters.");
        }
        int at = text.lastIndexOf('@');
        String host = text.substring(at + 1);
        String sender = text.substring(0, at + 1).toLowerCase(Locale.ROOT) + wire(host, text, field);
        if (!PATTERN.matcher(sender).matches() || sender.contains("..")) {
            throw refused(text, field);
        }
        if (sender.chars().allMatch(letter -> letter == '*' || letter == '@' || letter == '.')) {
            throw new Failure.InvalidInput(
                    field, "“" + text + "” is every sender there is. Name at least a domain, as in *@example.com.");
        }
        return sender;
    }

    private static String wire(String host, String text, String field) {
        if (host.indexOf('*') >= 0) {
            return host.toLowerCase(Locale.ROOT);
        }
        try {
            return DomainText.read(host).value();
        } catch (Failure.InvalidInput e) {
            throw refused(text, field);
        }
    }

    private static Failure.InvalidInput refused(String text, String field) {
        return new Failure.InvalidInput(
                field, "“" + text + "” is not a sender. Write mara@example.com, *@example.com or example.com.");
    }
}

package org.mailhelm.plugin.mail.james;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An IMAP client that says exactly what a test wants said. */
final class Imap extends Dialogue {
    private static final Pattern EXISTS = Pattern.compile("\\* (\\d+) EXISTS");
    private static final Pattern LITERAL = Pattern.compile(".*\\{(\\d+)}");

    private int commands;

    Imap(int port, boolean tls, String from) throws IOException {
        super(port, tls, from);
        line();
    }

    static Imap signedIn(int port, String user, String password) throws IOException {
        Imap imap = new Imap(port, true, "127.0.0.1");
        String answer = imap.say("LOGIN \"" + user + "\" \"" + password + "\"");
        if (!answer.contains(" OK ")) {
            throw new IOException("cannot sign in: " + answer);
        }
        return imap;
    }

    /** All lines up to and with the tagged one. */
    String say(String command) throws IOException {
        String tag = "t" + ++commands;
        send(tag + " " + command);
        StringBuilder answer = new StringBuilder();
        String line;
        do {
            line = line();
            answer.append(line).append('\n');
        } while (!line.startsWith(tag + " ") && !line.isEmpty());
        return answer.toString();
    }

    int messages(String mailbox) throws IOException {
        Matcher exists = EXISTS.matcher(say("EXAMINE " + mailbox));
        return exists.find() ? Integer.parseInt(exists.group(1)) : -1;
    }

    /** A whole message of the mailbox examined last. */
    String message(int number) throws IOException {
        String tag = "t" + ++commands;
        send(tag + " FETCH " + number + " BODY.PEEK[]");
        Matcher literal = LITERAL.matcher(line());
        if (!literal.matches()) {
            throw new IOException("no such message");
        }
        String text = new String(read(Integer.parseInt(literal.group(1))), StandardCharsets.ISO_8859_1);
        String line = line();
        while (!line.startsWith(tag + " ")) {
            line = line();
        }
        return text;
    }
}

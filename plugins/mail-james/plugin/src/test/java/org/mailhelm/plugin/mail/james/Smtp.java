package org.mailhelm.plugin.mail.james;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** An SMTP client that says exactly what a test wants said. */
final class Smtp extends Dialogue {
    Smtp(int port) throws IOException {
        this(port, false, "127.0.0.1");
    }

    Smtp(int port, boolean tls, String from) throws IOException {
        super(port, tls, from);
        reply();
    }

    /** The last line of the reply. */
    String reply() throws IOException {
        String line = line();
        while (line.length() > 3 && line.charAt(3) == '-') {
            line = line();
        }
        return line;
    }

    String say(String command) throws IOException {
        send(command);
        return reply();
    }

    Smtp hello() throws IOException {
        say("EHLO client.test");
        return this;
    }

    Smtp encrypt() throws IOException {
        say("STARTTLS");
        startTls();
        return hello();
    }

    String signIn(String user, String password) throws IOException {
        return say("AUTH PLAIN " + plain(user, password));
    }

    static String plain(String user, String password) {
        return Base64.getEncoder().encodeToString(("\0" + user + "\0" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** The reply to the message, or to the first command that was refused. */
    String deliver(String from, String to, String message) throws IOException {
        String answer = say("MAIL FROM:<" + from + ">");
        if (answer.startsWith("250")) {
            answer = say("RCPT TO:<" + to + ">");
        }
        if (answer.startsWith("250")) {
            answer = say("DATA");
        }
        return answer.startsWith("354") ? say(message + "\r\n.") : answer;
    }
}

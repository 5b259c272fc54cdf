package org.mailhelm.plugin.mail.james;

import java.io.IOException;

/** A POP3 client that says exactly what a test wants said. */
final class Pop3 extends Dialogue {
    private final String greeting;

    Pop3(int port, String from) throws IOException {
        super(port, true, from);
        greeting = line();
    }

    String greeting() {
        return greeting;
    }

    String say(String command) throws IOException {
        send(command);
        return line();
    }

    String signIn(String user, String password) throws IOException {
        String answer = say("USER " + user);
        return answer.startsWith("+OK") ? say("PASS " + password) : answer;
    }

    /** The lines of a long answer, without its end. */
    String rest() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = line(); !line.equals("."); line = line()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }
}

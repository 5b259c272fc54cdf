package org.mailhelm.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of the machine that stand for what users have. */
final class Commands {

    private Commands() {}

    static boolean installed(String... names) {
        return List.of(names).stream().allMatch(name -> Files.isExecutable(Path.of("/usr/bin", name)));
    }

    /** What the program printed; fails unless it ended well. */
    static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(command.get(0) + " ended with " + process.exitValue() + ": " + output);
        }
        return output;
    }

    /** Sends a message as a mail program of the mailbox's owner does. */
    static void submit(MailPorts ports, String mailbox, String password, String subject)
            throws IOException, InterruptedException {
        run(List.of(
                "/usr/bin/swaks",
                "--server",
                "127.0.0.1:" + ports.submission(),
                "--tls",
                "--auth",
                "PLAIN",
                "--auth-user",
                mailbox,
                "--auth-password",
                password,
                "--from",
                mailbox,
                "--to",
                mailbox,
                "--header",
                "Subject: " + subject));
    }

    /** The answer to an IMAP command in the inbox, as a mail program of the mailbox's owner gets it. */
    static String imap(MailPorts ports, String mailbox, String password, String command)
            throws IOException, InterruptedException {
        return run(List.of(
                "/usr/bin/curl",
                "--silent",
                "--show-error",
                "--insecure",
                "--user",
                mailbox + ":" + password,
                "imaps://127.0.0.1:" + ports.imaps() + "/INBOX",
                "--request",
                command));
    }

    /** The subject lines of the first messages in the inbox. */
    static String subjects(MailPorts ports, String mailbox, String password, int messages)
            throws IOException, InterruptedException {
        return run(List.of(
                "/usr/bin/curl",
                "--silent",
                "--show-error",
                "--insecure",
                "--user",
                mailbox + ":" + password,
                "imaps://127.0.0.1:" + ports.imaps() + "/INBOX;MAILINDEX=[1-" + messages
                        + "];SECTION=HEADER.FIELDS%20(SUBJECT)"));
    }
}

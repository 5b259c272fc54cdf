package org.mailhelm.distribution;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Another mail server that hands over mail, message by message over one connection. */
final class SmtpSender implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;

    SmtpSender(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(60_000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        out = socket.getOutputStream();
        expect("220");
        command("EHLO sender.example.net", "250");
    }

    /** Returns when the server has taken the message. */
    void send(String recipient, String subject) throws IOException {
        command("MAIL FROM:<sender@example.net>", "250");
        command("RCPT TO:<" + recipient + ">", "250");
        command("DATA", "354");
        command(
                "From: sender@example.net\r\nTo: " + recipient + "\r\nSubject: " + subject + "\r\n\r\nHello.\r\n.",
                "250");
    }

    private void command(String text, String code) throws IOException {
        out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        expect(code);
    }

    private void expect(String code) throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        if (line == null || !line.startsWith(code)) {
            throw new IOException("expected " + code + ", got " + line);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

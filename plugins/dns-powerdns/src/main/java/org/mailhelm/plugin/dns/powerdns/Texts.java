package org.mailhelm.plugin.dns.powerdns;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Texts as they stand in a zone file: strings of 255 bytes at most, in quotes (RFC 1035, sections 3.3.14 and 5.1). */
final class Texts {

    private static final int LONGEST = 255;

    private Texts() {}

    /** In quotes, cut where a string is full. */
    static String quote(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder quoted = new StringBuilder(bytes.length + 16).append('"');
        for (int i = 0; i < bytes.length; i++) {
            if (i > 0 && i % LONGEST == 0) {
                quoted.append("\" \"");
            }
            int c = bytes[i] & 0xFF;
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ' || c > '~') {
                quoted.append('\\')
                        .append((char) ('0' + c / 100))
                        .append((char) ('0' + c / 10 % 10))
                        .append((char) ('0' + c % 10));
            } else {
                quoted.append((char) c);
            }
        }
        return quoted.append('"').toString();
    }

    /** The strings joined, without quotes and escapes. */
    static String unquote(String content) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(content.length());
        boolean inside = false;
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c == '\\' && i + 1 < content.length()) {
                if (i + 3 < content.length() && content.substring(i + 1, i + 4).matches("[0-2][0-9]{2}")) {
                    text.write(Integer.parseInt(content.substring(i + 1, i + 4)));
                    i += 3;
                } else {
                    i++;
                    text.writeBytes(content.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
                }
            } else if (c == '"') {
                inside = !inside;
            } else if (inside || c != ' ') {
                text.writeBytes(content.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}

package org.mailhelm.api.dns;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/** The one way among many to write an IPv6 address (RFC 5952). */
final class Ipv6Form {

    private Ipv6Form() {}

    /** The usual form; what is no address, in lower case. */
    static String usual(String written) {
        String lower = written.strip().toLowerCase(Locale.ROOT);
        if (!lower.matches("[0-9a-f:.]*:[0-9a-f:.]*")) {
            return lower;
        }
        try {
            InetAddress address = InetAddress.getByName(lower);
            return address instanceof Inet6Address ? compressed(address.getAddress()) : lower;
        } catch (UnknownHostException e) {
            return lower;
        }
    }

    private static String compressed(byte[] bytes) {
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (bytes[2 * i] & 0xFF) << 8 | bytes[2 * i + 1] & 0xFF;
        }
        int begin = 0;
        int length = 0;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - i > length) {
                begin = i;
                length = end - i;
            }
        }
        return length < 2 ? joined(groups, 0, 8) : joined(groups, 0, begin) + "::" + joined(groups, begin + length, 8);
    }

    private static String joined(int[] groups, int begin, int end) {
        StringBuilder text = new StringBuilder();
        for (int i = begin; i < end; i++) {
            text.append(i == begin ? "" : ":").append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}

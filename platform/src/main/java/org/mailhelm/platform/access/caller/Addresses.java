package org.mailhelm.platform.access.caller;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** IP addresses as written in headers. Never asks a name server. */
final class Addresses {

    private static final int NETWORK_BYTES = 8;
    private static final int WIDE_BYTES_OF_4 = 3;
    private static final int WIDE_BYTES_OF_6 = 6;

    private Addresses() {}

    /** The address of {@code 192.0.2.1}, {@code 192.0.2.1:5000}, {@code 2001:db8::1} or {@code [2001:db8::1]:5000}. */
    static Optional<InetAddress> parse(String text) {
        String host = text.strip();
        if (host.startsWith("[")) {
            int end = host.indexOf(']');
            host = end < 0 ? "" : host.substring(1, end);
        } else if (host.indexOf(':') >= 0 && host.indexOf(':') == host.lastIndexOf(':')) {
            host = host.substring(0, host.indexOf(':'));
        }
        byte @org.jspecify.annotations.Nullable [] bytes = NetUtil.createByteArrayFromIpAddressString(host);
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Whether it is this machine or one of a private network, where proxies stand. */
    static boolean near(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc;
    }

    static String text(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    /** The address itself, or of an IPv6 address the network that one customer has. */
    static String network(String text) {
        return network(text, Integer.MAX_VALUE, NETWORK_BYTES);
    }

    /** The neighbourhood that one customer with many addresses may have. */
    static String wideNetwork(String text) {
        return network(text, WIDE_BYTES_OF_4, WIDE_BYTES_OF_6);
    }

    private static String network(String text, int bytesOf4, int bytesOf6) {
        Optional<InetAddress> parsed = parse(text);
        if (parsed.isEmpty()) {
            return text;
        }
        byte[] bytes = parsed.get().getAddress();
        int kept = parsed.get() instanceof Inet6Address ? bytesOf6 : bytesOf4;
        if (kept >= bytes.length) {
            return text;
        }
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < kept; i++) {
            network.append("%02x".formatted(bytes[i]));
        }
        return network.append('/').append(kept * Byte.SIZE).toString();
    }
}

package org.mailhelm.platform.rest;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Which addresses may be connected to. Private ones may, because an administrator set the target; those that only a
 * machine's own surroundings answer on may not. An IPv4 address that hides in an IPv6 address is judged as itself.
 */
final class AddressPolicy {

    /** Metadata services that are not link-local: AWS and Google over IPv6, Alibaba, Oracle. */
    private static final Set<String> METADATA =
            Set.of("fd00:ec2:0:0:0:0:0:254", "fd20:ce:0:0:0:0:0:254", "100.100.100.200", "192.0.0.192");

    private AddressPolicy() {}

    /** Why an address must not be connected to; empty when it may. */
    static Optional<String> objection(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
            return Optional.of("is no address of one machine");
        }
        if (address.isLinkLocalAddress() || METADATA.contains(address.getHostAddress())) {
            return Optional.of("is link-local or belongs to a cloud's metadata service");
        }
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            // 0.0.0.0/8 reaches the own machine on some systems; 240.0.0.0/4 holds the broadcast address.
            return bytes[0] == 0 || (bytes[0] & 0xF0) == 0xF0
                    ? Optional.of("is no address of one machine")
                    : Optional.empty();
        }
        return hidden(bytes).flatMap(AddressPolicy::objection);
    }

    private static Optional<InetAddress> hidden(byte[] v6) {
        if (zeros(v6, 0, 10) && (zeros(v6, 10, 12) || (v6[10] == -1 && v6[11] == -1))) {
            // Loopback looks like an IPv4-compatible address.
            return zeros(v6, 12, 15) && v6[15] == 1 ? Optional.empty() : v4(v6, 12);
        }
        int first = word(v6, 0);
        if (first == 0x0064 && word(v6, 2) == 0xFF9B) {
            return v4(v6, 12);
        }
        if (first == 0x2002) {
            return v4(v6, 2);
        }
        if (first == 0x2001 && word(v6, 2) == 0) {
            byte[] client = Arrays.copyOfRange(v6, 12, 16);
            for (int i = 0; i < client.length; i++) {
                client[i] ^= (byte) 0xFF;
            }
            return v4(client, 0);
        }
        // ISATAP carries the IPv4 address behind a fixed mark.
        return (word(v6, 8) & 0xFCFF) == 0 && word(v6, 10) == 0x5EFE ? v4(v6, 12) : Optional.empty();
    }

    private static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }

    private static boolean zeros(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<InetAddress> v4(byte[] bytes, int at) {
        try {
            return Optional.of(InetAddress.getByAddress(Arrays.copyOfRange(bytes, at, at + 4)));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an IPv4 address", e);
        }
    }
}

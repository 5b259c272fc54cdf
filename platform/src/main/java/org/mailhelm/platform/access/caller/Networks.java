package org.mailhelm.platform.access.caller;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Addresses and ranges of addresses, as in {@code 192.0.2.0/24, 2001:db8::1}. */
public final class Networks {

    private Networks() {}

    /** Whether an address is in one of the networks. */
    public static boolean contain(List<String> networks, String address) {
        return Addresses.parse(address)
                .filter(client -> networks.stream().anyMatch(network -> contains(network, client)))
                .isPresent();
    }

    /** What is wrong with what somebody wrote, or nothing. */
    public static Optional<String> problem(List<String> networks) {
        return networks.stream()
                .filter(network -> parse(network).isEmpty())
                .findFirst()
                .map(network -> "\"" + network + "\" is no address or range. Write it like 192.0.2.7 or 192.0.2.0/24.");
    }

    /** The networks in a text, parted by commas or spaces. */
    public static List<String> split(String text) {
        return Arrays.stream(text.split("[,\\s]+"))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static boolean contains(String text, InetAddress client) {
        return parse(text).filter(network -> network.holds(client.getAddress())).isPresent();
    }

    private static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        // A port would be taken for part of the address.
        if (address.startsWith("[") || address.contains(".") && address.contains(":")) {
            return Optional.empty();
        }
        Optional<byte[]> bytes = Addresses.parse(address).map(InetAddress::getAddress);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        int most = bytes.get().length * 8;
        try {
            int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
            return bits < 0 || bits > most ? Optional.empty() : Optional.of(new Network(bytes.get(), bits));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private record Network(byte[] bytes, int bits) {

        boolean holds(byte[] address) {
            if (address.length != bytes.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (bytes[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}

package org.mailhelm.platform.dns.check;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of addresses, as SPF writes it.
 *
 * @param first its lowest address
 * @param length how many leading bits are fixed
 */
record Network(BigInteger first, int length, boolean v6) {

    private static final Pattern V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final int BITS_V4 = 32;
    private static final int BITS_V6 = 128;

    static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        boolean v6 = V6.matcher(address).matches();
        if (!v6 && !V4.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            int bits = v6 ? BITS_V6 : BITS_V4;
            int length = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
            // A number, so that nothing is asked of the system's name service.
            byte[] bytes = InetAddress.getByName(address).getAddress();
            if (length < 0 || length > bits || bytes.length * 8 != bits) {
                return Optional.empty();
            }
            BigInteger mask = BigInteger.ONE.shiftLeft(bits - length).subtract(BigInteger.ONE);
            return Optional.of(new Network(new BigInteger(1, bytes).andNot(mask), length, v6));
        } catch (UnknownHostException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether all addresses of the other are in this one. */
    boolean covers(Network other) {
        int bits = v6 ? BITS_V6 : BITS_V4;
        return v6 == other.v6
                && length <= other.length
                && first.shiftRight(bits - length).equals(other.first.shiftRight(bits - length));
    }
}

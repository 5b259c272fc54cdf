package org.mailhelm.platform.dns.desired;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.mailhelm.platform.dns.desired.DnsChoice.MtaSts;

/**
 * The policy by which other servers insist on TLS (RFC 8461, section 3.2).
 *
 * @param hosts that mail for the domain may be delivered to
 */
record MtaStsPolicy(MtaSts mode, List<String> hosts) {

    // How long other servers keep it: short while it is tried, as a mistake shall not last.
    private static final int TRIED = 86_400;
    private static final int SETTLED = 604_800;
    private static final int ID_LENGTH = 20;

    MtaStsPolicy {
        hosts = hosts.stream().sorted().distinct().toList();
    }

    String text() {
        StringBuilder text = new StringBuilder("version: STSv1\r\nmode: ").append(mode.word());
        hosts.forEach(host -> text.append("\r\nmx: ").append(host));
        return text.append("\r\nmax_age: ")
                .append(mode == MtaSts.ENFORCE ? SETTLED : TRIED)
                .append("\r\n")
                .toString();
    }

    /** The record that tells of it. Its id follows from the policy, so that it changes exactly when that does. */
    String record() {
        return "v=STSv1; id=" + id();
    }

    private String id() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest).substring(0, ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

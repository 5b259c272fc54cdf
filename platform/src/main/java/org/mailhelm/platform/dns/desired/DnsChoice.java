package org.mailhelm.platform.dns.desired;

import java.util.Locale;
import java.util.Optional;

/**
 * What is chosen for the DNS of a domain.
 *
 * @param dmarc its own DMARC record; empty for the installation's
 * @param mtaSts whether other servers are told to insist on TLS
 * @param tlsReports where reports on failed TLS go; empty asks for none
 * @param discovery whether mail programs shall find their settings by DNS
 * @param healing whether what Mailhelm wrote is written again when somebody else changes it
 * @param connection the DNS connection that holds the zone, where several do
 */
public record DnsChoice(
        Optional<String> dmarc,
        MtaSts mtaSts,
        Optional<String> tlsReports,
        boolean discovery,
        boolean healing,
        Optional<String> connection) {

    /** Nobody chose anything. */
    public static final DnsChoice DEFAULT =
            new DnsChoice(Optional.empty(), MtaSts.OFF, Optional.empty(), true, false, Optional.empty());

    /** Whether other servers are told to insist on TLS (RFC 8461). */
    public enum MtaSts {
        /** No policy. */
        OFF,
        /** Failures are reported, mail is delivered all the same. */
        TESTING,
        /** Mail isn't delivered without proper TLS. */
        ENFORCE;

        /** As it is stored, and as it stands in the policy. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The mode of that name. */
        public static Optional<MtaSts> read(String word) {
            for (MtaSts mode : values()) {
                if (mode.word().equals(word)) {
                    return Optional.of(mode);
                }
            }
            return Optional.empty();
        }
    }

    /** The same with another DMARC record. */
    public DnsChoice withDmarc(Optional<String> record) {
        return new DnsChoice(record, mtaSts, tlsReports, discovery, healing, connection);
    }

    /** The same with another mode of MTA-STS. */
    public DnsChoice withMtaSts(MtaSts mode) {
        return new DnsChoice(dmarc, mode, tlsReports, discovery, healing, connection);
    }

    /** The same with another address for reports. */
    public DnsChoice withTlsReports(Optional<String> address) {
        return new DnsChoice(dmarc, mtaSts, address, discovery, healing, connection);
    }

    /** The same with discovery on or off. */
    public DnsChoice withDiscovery(boolean on) {
        return new DnsChoice(dmarc, mtaSts, tlsReports, on, healing, connection);
    }

    /** The same with healing on or off. */
    public DnsChoice withHealing(boolean on) {
        return new DnsChoice(dmarc, mtaSts, tlsReports, discovery, on, connection);
    }

    /** The same with another holder of the zone. */
    public DnsChoice withConnection(Optional<String> id) {
        return new DnsChoice(dmarc, mtaSts, tlsReports, discovery, healing, id);
    }
}

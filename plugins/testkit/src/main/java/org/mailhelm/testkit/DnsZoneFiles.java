package org.mailhelm.testkit;

/** Zone files for servers in tests. */
final class DnsZoneFiles {

    private DnsZoneFiles() {}

    /** What a zone must have. */
    static String minimal(String zone) {
        return """
            $TTL 3600
            @ IN SOA ns1.%1$s. hostmaster.%1$s. 1 3600 600 86400 60
            @ IN NS ns1.%1$s.
            ns1 IN A 127.0.0.1
            """.formatted(zone);
    }
}

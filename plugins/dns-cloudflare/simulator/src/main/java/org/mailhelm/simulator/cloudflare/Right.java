package org.mailhelm.simulator.cloudflare;

/** What a token may do. */
public enum Right {
    /** Sees zones. */
    ZONE_READ,
    /** Makes zones. */
    ZONE_EDIT,
    /** Sees records. */
    DNS_READ,
    /** Changes records. */
    DNS_EDIT
}

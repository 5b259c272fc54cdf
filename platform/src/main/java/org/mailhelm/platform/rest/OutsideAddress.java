package org.mailhelm.platform.rest;

import java.net.InetAddress;
import java.util.Optional;

/** Which addresses an administrator may name as those of an outside system, for protocols other than HTTP. */
public final class OutsideAddress {

    private OutsideAddress() {}

    /** Why an address must not be connected to; empty when it may. */
    public static Optional<String> objection(InetAddress address) {
        return AddressPolicy.objection(address);
    }
}

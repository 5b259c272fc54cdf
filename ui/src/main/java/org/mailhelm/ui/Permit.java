package org.mailhelm.ui;

/** Knows whether the visitor may go to an address, so that pages offer nothing that is refused. */
@FunctionalInterface
public interface Permit {

    /** {@code method} is {@code GET} or {@code POST}; the address is one of ours. */
    boolean allows(String method, String address);
}

package org.mailhelm.ui;

/** Knows whether the visitor may go to an address, so that pages offer nothing that is refused. */
@FunctionalInterface
public interface Permit {

    /** That of an administrator. */
    Permit EVERYTHING = (method, address) -> true;

    /** {@code method} is {@code GET} or {@code POST}; the address is one of ours. */
    boolean allows(String method, String address);
}

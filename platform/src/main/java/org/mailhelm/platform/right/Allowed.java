package org.mailhelm.platform.right;

/** Knows what a request to an address of ours would need. Implemented by the feature that checks requests. */
public interface Allowed {

    /** Whether somebody with these rights would be let through to an address. */
    boolean allows(Rights rights, String method, String address);
}

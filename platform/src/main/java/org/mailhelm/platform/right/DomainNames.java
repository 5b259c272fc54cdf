package org.mailhelm.platform.right;

/** Reads a domain as somebody wrote it. Implemented by the feature that keeps domains. */
public interface DomainNames {

    /**
     * In wire form, the one that grants are kept in.
     *
     * @throws org.mailhelm.api.Failure.InvalidInput when it is none
     */
    String canonical(String written);
}

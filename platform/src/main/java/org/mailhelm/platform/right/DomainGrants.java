package org.mailhelm.platform.right;

/** Whoever keeps what is granted on domains. */
public interface DomainGrants {

    /**
     * Takes away all that is granted on a domain that was deleted: added again, perhaps for somebody else, it must not
     * bring old rights back to life.
     *
     * @param domain in wire form
     */
    void forget(String domain);
}

package org.mailhelm.platform.secret;

/** A feature that keeps sealed texts in the database. */
public interface SealedRows {

    /**
     * Opens each text with the old key and seals it with the new one. Called in a transaction that spans all features;
     * must use nothing but the repository, because nothing else runs yet.
     */
    void rotate(Keys old, Keys young);
}

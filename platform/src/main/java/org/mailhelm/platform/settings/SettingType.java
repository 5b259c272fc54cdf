package org.mailhelm.platform.settings;

/** What a setting holds. */
public enum SettingType {
    /** A line of text. */
    TEXT,
    /** A text that is never shown. */
    SECRET,
    /** On or off. */
    FLAG,
    /** A whole number. */
    NUMBER,
    /** A length of time. */
    DURATION,
    /** A whole address. */
    URI,
    /** A host and a port. */
    HOST_AND_PORT,
    /** A domain name. */
    DOMAIN,
    /** One of several. */
    CHOICE,
    /** Several texts. */
    LIST
}

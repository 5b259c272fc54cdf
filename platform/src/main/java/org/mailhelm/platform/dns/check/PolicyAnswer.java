package org.mailhelm.platform.dns.check;

/** What came of fetching the MTA-STS policy of a domain. */
public sealed interface PolicyAnswer {

    /** The text of the policy. */
    record Served(String text) implements PolicyAnswer {}

    /** Others can't get it either. */
    record Missing(String why) implements PolicyAnswer {}

    /** Nobody knows, because we could not ask. */
    record Unknown(String why) implements PolicyAnswer {}
}

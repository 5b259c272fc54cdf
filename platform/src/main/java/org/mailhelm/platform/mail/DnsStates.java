package org.mailhelm.platform.mail;

import java.util.Collection;
import java.util.Map;

/** Knows how the DNS of domains was last seen. Here, because the feature that looks depends on this one. */
public interface DnsStates {

    /** By name in wire form, with one question to the database; domains that were never looked at are missing. */
    Map<String, DnsState> of(Collection<String> domains);
}

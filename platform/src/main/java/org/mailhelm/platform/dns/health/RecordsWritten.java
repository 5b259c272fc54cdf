package org.mailhelm.platform.dns.health;

import org.mailhelm.api.DomainName;

/**
 * Records of a domain were written through us. Whoever writes publishes it; the domain is looked at again soon, and what
 * changed is put down to them.
 *
 * @param by who wrote, for people
 */
public record RecordsWritten(DomainName domain, String by) {}

package org.mailhelm.platform.mail;

import org.mailhelm.api.DomainName;

/**
 * A domain was deleted at its mail host by us. Whoever keeps something about a domain listens for it and forgets that:
 * added again, the domain must not get back old rights or addresses.
 */
public record DomainDeleted(DomainName name) {}

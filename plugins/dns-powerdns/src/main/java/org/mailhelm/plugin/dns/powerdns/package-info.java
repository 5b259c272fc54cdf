/** Reads and writes the zones of a PowerDNS authoritative server, by its HTTP API. */
@NullMarked
package org.mailhelm.plugin.dns.powerdns;

import org.jspecify.annotations.NullMarked;

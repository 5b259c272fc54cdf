/** Reads and writes zones by DNS itself: questions, transfers (RFC 5936), updates (RFC 2136), signed with TSIG (RFC 8945). */
@NullMarked
package org.mailhelm.plugin.dns.rfc2136;

import org.jspecify.annotations.NullMarked;

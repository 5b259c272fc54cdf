/** Leads a new domain in: proof, registration, records, first mailbox, client settings. */
@NullMarked
package org.mailhelm.platform.dns.setup;

import org.jspecify.annotations.NullMarked;

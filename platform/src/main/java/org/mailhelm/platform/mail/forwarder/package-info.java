/** Forwarders of a domain, and what happens to mail for addresses that aren't there. */
@NullMarked
package org.mailhelm.platform.mail.forwarder;

import org.jspecify.annotations.NullMarked;

/** What DNS must say for a domain, from its mail host and from what we promise beside it. */
@NullMarked
package org.mailhelm.platform.dns.desired;

import org.jspecify.annotations.NullMarked;

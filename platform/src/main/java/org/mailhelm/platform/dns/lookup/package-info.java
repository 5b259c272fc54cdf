/** Questions to DNS: to the servers that speak for a name, and to those that everybody else asks. */
@NullMarked
package org.mailhelm.platform.dns.lookup;

import org.jspecify.annotations.NullMarked;

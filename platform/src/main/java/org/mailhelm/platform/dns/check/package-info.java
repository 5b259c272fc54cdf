/** What is right and wrong with the DNS of a domain: pure functions over what was seen. */
@NullMarked
package org.mailhelm.platform.dns.check;

import org.jspecify.annotations.NullMarked;

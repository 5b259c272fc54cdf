/** How the DNS of each domain is: checked now and then, kept, and what changed of it. */
@NullMarked
package org.mailhelm.platform.dns.health;

import org.jspecify.annotations.NullMarked;

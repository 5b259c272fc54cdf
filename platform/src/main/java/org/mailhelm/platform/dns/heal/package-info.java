/** Writes again what others changed of our records, where that is switched on. */
@NullMarked
package org.mailhelm.platform.dns.heal;

import org.jspecify.annotations.NullMarked;

/** Reads zones, applies plans to them, keeps what was there before, and undoes. */
@NullMarked
package org.mailhelm.platform.dns.change;

import org.jspecify.annotations.NullMarked;

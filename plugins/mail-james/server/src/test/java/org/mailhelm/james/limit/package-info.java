/** Limits by client address. */
@NullMarked
package org.mailhelm.james.limit;

import org.jspecify.annotations.NullMarked;

/** Requests that may be sent twice and take effect once: the header {@code Idempotency-Key}. */
@NullMarked
package org.mailhelm.platform.idempotency;

import org.jspecify.annotations.NullMarked;

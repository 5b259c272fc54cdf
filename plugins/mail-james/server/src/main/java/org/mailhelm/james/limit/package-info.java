/** What one client address may do. */
@NullMarked
package org.mailhelm.james.limit;

import org.jspecify.annotations.NullMarked;

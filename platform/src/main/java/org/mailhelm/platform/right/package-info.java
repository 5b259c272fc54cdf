/** What somebody may do: the rights, what a route needs, and what the caller at hand has. */
@NullMarked
package org.mailhelm.platform.right;

import org.jspecify.annotations.NullMarked;

/** View records of the components in {@code jte/part}. */
@NullMarked
package org.mailhelm.ui.part;

import org.jspecify.annotations.NullMarked;

/** Long works. */
@NullMarked
package org.mailhelm.ui.job;

import org.jspecify.annotations.NullMarked;

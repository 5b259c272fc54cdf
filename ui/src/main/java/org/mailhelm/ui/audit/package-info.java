/** What was done, by whom. */
@NullMarked
package org.mailhelm.ui.audit;

import org.jspecify.annotations.NullMarked;

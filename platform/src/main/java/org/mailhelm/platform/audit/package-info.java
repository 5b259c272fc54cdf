/** What was done in this installation, by whom and how it ended, in a chain that shows when it was tampered with. */
@NullMarked
package org.mailhelm.platform.audit;

import org.jspecify.annotations.NullMarked;

/** Pages for sign-in, first visit and one's own account. */
@NullMarked
package org.mailhelm.ui.access;

import org.jspecify.annotations.NullMarked;

/** Who may use the panel: set-up, sign-in, sessions, the account page. */
@NullMarked
package org.mailhelm.platform.access;

import org.jspecify.annotations.NullMarked;

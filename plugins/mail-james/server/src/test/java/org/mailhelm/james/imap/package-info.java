/** The guard's scanner. */
@NullMarked
package org.mailhelm.james.imap;

import org.jspecify.annotations.NullMarked;

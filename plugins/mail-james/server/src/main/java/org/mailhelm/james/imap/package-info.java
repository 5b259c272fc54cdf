/** Guards in front of James' IMAP server. */
@NullMarked
package org.mailhelm.james.imap;

import org.jspecify.annotations.NullMarked;

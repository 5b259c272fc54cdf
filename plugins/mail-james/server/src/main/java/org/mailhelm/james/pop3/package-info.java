/** POP3 with the same rules as IMAP. */
@NullMarked
package org.mailhelm.james.pop3;

import org.jspecify.annotations.NullMarked;

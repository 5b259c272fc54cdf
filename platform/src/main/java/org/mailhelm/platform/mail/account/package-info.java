/** What the accounts at the mail hosts use and may use, as a whole and by mailbox. */
@NullMarked
package org.mailhelm.platform.mail.account;

import org.jspecify.annotations.NullMarked;

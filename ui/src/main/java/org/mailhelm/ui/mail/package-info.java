/** Pages for domains, mailboxes and the local mail server. */
@NullMarked
package org.mailhelm.ui.mail;

import org.jspecify.annotations.NullMarked;

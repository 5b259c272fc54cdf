/** What mail hosts hold beside domains and mailboxes, kept so that pages need not wait for them. */
@NullMarked
package org.mailhelm.platform.mail.copy;

import org.jspecify.annotations.NullMarked;

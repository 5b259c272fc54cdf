/** Domains and mailboxes, whoever hosts them. */
@NullMarked
package org.mailhelm.platform.mail;

import org.jspecify.annotations.NullMarked;

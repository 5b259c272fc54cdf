/** The local mail server: what the host asks of it, put into the words of James' WebAdmin. */
@NullMarked
package org.mailhelm.plugin.mail.james;

import org.jspecify.annotations.NullMarked;

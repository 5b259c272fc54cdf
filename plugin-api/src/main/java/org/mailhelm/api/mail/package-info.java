/** What Mailhelm asks of a system that hosts mail. */
@NullMarked
package org.mailhelm.api.mail;

import org.jspecify.annotations.NullMarked;

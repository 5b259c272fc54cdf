/** Starting, watching and stopping the mail server's process. Knows nothing of mail. */
@NullMarked
package org.mailhelm.plugin.mail.james.server;

import org.jspecify.annotations.NullMarked;

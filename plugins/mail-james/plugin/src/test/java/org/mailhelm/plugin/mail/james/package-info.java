/** The driver and the supervisor against the real server. */
@NullMarked
package org.mailhelm.plugin.mail.james;

import org.jspecify.annotations.NullMarked;

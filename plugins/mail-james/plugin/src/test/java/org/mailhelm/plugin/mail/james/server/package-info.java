/** The parts of the supervisor by themselves. */
@NullMarked
package org.mailhelm.plugin.mail.james.server;

import org.jspecify.annotations.NullMarked;

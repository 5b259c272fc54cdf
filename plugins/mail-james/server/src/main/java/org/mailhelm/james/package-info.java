/** The mail server process: Apache James put together from its published modules, one configuration file in, mail out. */
@NullMarked
package org.mailhelm.james;

import org.jspecify.annotations.NullMarked;

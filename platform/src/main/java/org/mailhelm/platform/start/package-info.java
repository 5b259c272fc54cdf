/** From the command line and the environment to a running host, or to one clear line on why not. */
@NullMarked
package org.mailhelm.platform.start;

import org.jspecify.annotations.NullMarked;

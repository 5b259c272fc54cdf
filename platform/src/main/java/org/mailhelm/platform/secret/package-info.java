/** The installation's key, and what is sealed with keys derived from it. */
@NullMarked
package org.mailhelm.platform.secret;

import org.jspecify.annotations.NullMarked;

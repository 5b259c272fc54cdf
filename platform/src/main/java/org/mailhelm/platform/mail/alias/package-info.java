/** Other names of a domain. */
@NullMarked
package org.mailhelm.platform.mail.alias;

import org.jspecify.annotations.NullMarked;

/** Pages of DNS. */
@NullMarked
package org.mailhelm.ui.dns;

import org.jspecify.annotations.NullMarked;

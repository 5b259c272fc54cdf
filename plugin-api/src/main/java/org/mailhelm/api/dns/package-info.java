/** What Mailhelm asks of a system that holds DNS zones. */
@NullMarked
package org.mailhelm.api.dns;

import org.jspecify.annotations.NullMarked;

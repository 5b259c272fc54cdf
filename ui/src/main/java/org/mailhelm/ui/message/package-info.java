/** Error pages and the confirmation page. */
@NullMarked
package org.mailhelm.ui.message;

import org.jspecify.annotations.NullMarked;

/** WebAdmin behind a token. */
@NullMarked
package org.mailhelm.james.admin;

import org.jspecify.annotations.NullMarked;

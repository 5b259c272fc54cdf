/** The signing keys. */
@NullMarked
package org.mailhelm.james.dkim;

import org.jspecify.annotations.NullMarked;

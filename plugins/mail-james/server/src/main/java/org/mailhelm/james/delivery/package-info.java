/** Own steps of the delivery pipeline. */
@NullMarked
package org.mailhelm.james.delivery;

import org.jspecify.annotations.NullMarked;

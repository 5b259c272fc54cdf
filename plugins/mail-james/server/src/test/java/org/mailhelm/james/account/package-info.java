/** Suspension and limits. */
@NullMarked
package org.mailhelm.james.account;

import org.jspecify.annotations.NullMarked;

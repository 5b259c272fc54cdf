/** Tests of what an operator starts: the assembled folder, by its own script, as a process of its own. */
@NullMarked
package org.mailhelm.distribution;

import org.jspecify.annotations.NullMarked;

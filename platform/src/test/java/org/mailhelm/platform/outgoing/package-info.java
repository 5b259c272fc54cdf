@NullMarked
package org.mailhelm.platform.outgoing;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.mailhelm.platform.start;

import org.jspecify.annotations.NullMarked;

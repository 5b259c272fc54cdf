@NullMarked
package org.mailhelm.platform.right;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.mailhelm.platform.testing;

import org.jspecify.annotations.NullMarked;

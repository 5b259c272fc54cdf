@NullMarked
package org.mailhelm.platform.access.factor;

import org.jspecify.annotations.NullMarked;

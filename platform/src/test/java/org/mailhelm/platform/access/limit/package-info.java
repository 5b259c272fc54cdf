@NullMarked
package org.mailhelm.platform.access.limit;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.mailhelm.platform.dns;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.mailhelm.platform;

import org.jspecify.annotations.NullMarked;

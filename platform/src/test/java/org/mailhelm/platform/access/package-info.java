@NullMarked
package org.mailhelm.platform.access;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.mailhelm.platform.health;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.mailhelm.platform.plugin;

import org.jspecify.annotations.NullMarked;

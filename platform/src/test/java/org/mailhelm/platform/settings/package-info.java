@NullMarked
package org.mailhelm.platform.settings;

import org.jspecify.annotations.NullMarked;

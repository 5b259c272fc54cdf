@NullMarked
package org.mailhelm.platform.secret;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.mailhelm.platform.access.password;

import org.jspecify.annotations.NullMarked;

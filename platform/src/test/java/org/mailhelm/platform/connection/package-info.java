@NullMarked
package org.mailhelm.platform.connection;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.mailhelm.platform.access.caller;

import org.jspecify.annotations.NullMarked;

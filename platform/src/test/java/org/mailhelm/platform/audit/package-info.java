@NullMarked
package org.mailhelm.platform.audit;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.mailhelm.platform.job;

import org.jspecify.annotations.NullMarked;

/** Long works: stored, done item by item by one instance at a time, watched, stopped and resumed. */
@NullMarked
package org.mailhelm.platform.job;

import org.jspecify.annotations.NullMarked;

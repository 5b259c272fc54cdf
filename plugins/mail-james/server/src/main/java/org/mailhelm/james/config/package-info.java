/** What the supervisor decides, and the files that James wants it in. */
@NullMarked
package org.mailhelm.james.config;

import org.jspecify.annotations.NullMarked;

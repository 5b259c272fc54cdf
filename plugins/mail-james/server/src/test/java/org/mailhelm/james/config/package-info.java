/** The configuration file. */
@NullMarked
package org.mailhelm.james.config;

import org.jspecify.annotations.NullMarked;

/** The plugins page. */
@NullMarked
package org.mailhelm.ui.plugin;

import org.jspecify.annotations.NullMarked;

/** Settings of the installation. */
@NullMarked
package org.mailhelm.ui.settings;

import org.jspecify.annotations.NullMarked;

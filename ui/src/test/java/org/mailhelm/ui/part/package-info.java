@NullMarked
package org.mailhelm.ui.part;

import org.jspecify.annotations.NullMarked;

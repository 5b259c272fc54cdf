@NullMarked
package org.mailhelm.ui;

import org.jspecify.annotations.NullMarked;

/** What every page shares: the shell around it, navigation, toasts, addresses and assets. */
@NullMarked
package org.mailhelm.ui;

import org.jspecify.annotations.NullMarked;

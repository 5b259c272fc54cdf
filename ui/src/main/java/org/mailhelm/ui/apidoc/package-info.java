/** The description of the API, to be read. */
@NullMarked
package org.mailhelm.ui.apidoc;

import org.jspecify.annotations.NullMarked;

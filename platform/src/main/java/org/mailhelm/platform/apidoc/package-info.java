/** The description of the API for scripts, generated from its controllers. */
@NullMarked
package org.mailhelm.platform.apidoc;

import org.jspecify.annotations.NullMarked;

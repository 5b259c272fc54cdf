/** Named connections to outside systems, each with its settings and one open service. */
@NullMarked
package org.mailhelm.platform.connection;

import org.jspecify.annotations.NullMarked;

/** Pages for connections and their generated settings forms. */
@NullMarked
package org.mailhelm.ui.connection;

import org.jspecify.annotations.NullMarked;

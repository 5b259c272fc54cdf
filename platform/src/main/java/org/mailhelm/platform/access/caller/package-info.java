/** Where a request really comes from when proxies stand before us. */
@NullMarked
package org.mailhelm.platform.access.caller;

import org.jspecify.annotations.NullMarked;

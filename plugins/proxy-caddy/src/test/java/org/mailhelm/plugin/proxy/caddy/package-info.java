@NullMarked
package org.mailhelm.plugin.proxy.caddy;

import org.jspecify.annotations.NullMarked;

/** Publishes host names on a Caddy server, by its admin API. */
@NullMarked
package org.mailhelm.plugin.proxy.caddy;

import org.jspecify.annotations.NullMarked;

/** What Mailhelm asks of a reverse proxy that publishes host names. */
@NullMarked
package org.mailhelm.api.proxy;

import org.jspecify.annotations.NullMarked;

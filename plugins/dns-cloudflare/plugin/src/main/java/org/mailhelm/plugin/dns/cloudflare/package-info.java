/** Reads and writes zones at Cloudflare, by its API. */
@NullMarked
package org.mailhelm.plugin.dns.cloudflare;

import org.jspecify.annotations.NullMarked;

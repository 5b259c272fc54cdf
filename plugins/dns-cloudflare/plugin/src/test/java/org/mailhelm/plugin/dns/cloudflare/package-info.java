@NullMarked
package org.mailhelm.plugin.dns.cloudflare;

import org.jspecify.annotations.NullMarked;

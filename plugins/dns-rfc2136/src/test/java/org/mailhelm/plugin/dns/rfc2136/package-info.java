@NullMarked
package org.mailhelm.plugin.dns.rfc2136;

import org.jspecify.annotations.NullMarked;

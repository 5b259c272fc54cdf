/** Zones whose records somebody sets by hand, because their provider has no API or Mailhelm shall not use it. */
@NullMarked
package org.mailhelm.plugin.dns.manual;

import org.jspecify.annotations.NullMarked;

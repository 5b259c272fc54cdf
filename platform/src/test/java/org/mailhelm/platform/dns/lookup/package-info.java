@NullMarked
package org.mailhelm.platform.dns.lookup;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.mailhelm.platform.dns.heal;

import org.jspecify.annotations.NullMarked;

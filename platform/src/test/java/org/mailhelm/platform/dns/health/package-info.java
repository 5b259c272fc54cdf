@NullMarked
package org.mailhelm.platform.dns.health;

import org.jspecify.annotations.NullMarked;

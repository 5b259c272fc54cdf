@NullMarked
package org.mailhelm.platform.dns.check;

import org.jspecify.annotations.NullMarked;

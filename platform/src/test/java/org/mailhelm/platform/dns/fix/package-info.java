@NullMarked
package org.mailhelm.platform.dns.fix;

import org.jspecify.annotations.NullMarked;

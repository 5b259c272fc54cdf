@NullMarked
package org.mailhelm.platform.dns.desired;

import org.jspecify.annotations.NullMarked;

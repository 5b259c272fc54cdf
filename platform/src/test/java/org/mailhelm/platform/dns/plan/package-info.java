@NullMarked
package org.mailhelm.platform.dns.plan;

import org.jspecify.annotations.NullMarked;

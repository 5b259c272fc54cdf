@NullMarked
package org.mailhelm.platform.dns.setup;

import org.jspecify.annotations.NullMarked;

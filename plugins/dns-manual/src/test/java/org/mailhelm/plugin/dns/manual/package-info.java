@NullMarked
package org.mailhelm.plugin.dns.manual;

import org.jspecify.annotations.NullMarked;

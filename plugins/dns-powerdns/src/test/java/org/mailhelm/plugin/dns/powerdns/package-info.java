@NullMarked
package org.mailhelm.plugin.dns.powerdns;

import org.jspecify.annotations.NullMarked;

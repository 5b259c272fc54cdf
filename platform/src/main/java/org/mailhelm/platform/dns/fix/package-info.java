/** Planning, applying and undoing for people and scripts, one domain or many. */
@NullMarked
package org.mailhelm.platform.dns.fix;

import org.jspecify.annotations.NullMarked;

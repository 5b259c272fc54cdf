/** Which changes bring a zone to what DNS shall hold. Pure: nothing here asks or writes anywhere. */
@NullMarked
package org.mailhelm.platform.dns.plan;

import org.jspecify.annotations.NullMarked;

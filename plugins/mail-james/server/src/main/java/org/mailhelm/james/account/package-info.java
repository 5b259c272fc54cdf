/** What James has no place for: mailboxes that are suspended, and how much each may send in a day. */
@NullMarked
package org.mailhelm.james.account;

import org.jspecify.annotations.NullMarked;

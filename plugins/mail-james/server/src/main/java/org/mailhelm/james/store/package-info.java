/** Mailboxes, users, domains and mappings in one SQL database. */
@NullMarked
package org.mailhelm.james.store;

import org.jspecify.annotations.NullMarked;

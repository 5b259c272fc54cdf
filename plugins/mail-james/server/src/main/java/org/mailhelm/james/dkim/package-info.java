/** Signing of outgoing mail with one key per domain. */
@NullMarked
package org.mailhelm.james.dkim;

import org.jspecify.annotations.NullMarked;

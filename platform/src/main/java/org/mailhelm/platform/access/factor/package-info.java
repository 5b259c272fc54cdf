/** What proves a second time who signs in: codes of an authenticator app, passkeys, and recovery codes. */
@NullMarked
package org.mailhelm.platform.access.factor;

import org.jspecify.annotations.NullMarked;

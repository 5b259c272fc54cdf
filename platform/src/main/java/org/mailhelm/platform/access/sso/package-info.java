/** Signing in at an identity provider with OpenID Connect: authorization code, PKCE, nonce, and a state of ours. */
@NullMarked
package org.mailhelm.platform.access.sso;

import org.jspecify.annotations.NullMarked;

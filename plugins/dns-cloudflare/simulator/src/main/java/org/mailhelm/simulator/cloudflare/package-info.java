/** Cloudflare's API for zones and records on loopback, for tests and for trying things out without an account. */
@NullMarked
package org.mailhelm.simulator.cloudflare;

import org.jspecify.annotations.NullMarked;

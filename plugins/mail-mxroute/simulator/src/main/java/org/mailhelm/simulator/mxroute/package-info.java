/**
 * MXroute's API on loopback, for tests, benchmarks and trying things out: an account with its domains in memory, the
 * limits of calls, the codes of errors, a latency, and faults on demand. See
 * {@link org.mailhelm.simulator.mxroute.MxrouteSimulator}.
 */
@NullMarked
package org.mailhelm.simulator.mxroute;

import org.jspecify.annotations.NullMarked;

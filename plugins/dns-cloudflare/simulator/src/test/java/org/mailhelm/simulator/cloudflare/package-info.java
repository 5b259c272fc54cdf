@NullMarked
package org.mailhelm.simulator.cloudflare;

import org.jspecify.annotations.NullMarked;

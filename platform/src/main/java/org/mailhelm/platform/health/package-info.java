/** How the parts of the installation do, for load balancers, watchdogs and administrators. */
@NullMarked
package org.mailhelm.platform.health;

import org.jspecify.annotations.NullMarked;

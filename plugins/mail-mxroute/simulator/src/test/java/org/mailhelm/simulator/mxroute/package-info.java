@NullMarked
package org.mailhelm.simulator.mxroute;

import org.jspecify.annotations.NullMarked;

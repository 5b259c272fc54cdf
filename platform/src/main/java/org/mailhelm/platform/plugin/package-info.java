/** The host of plugin jars: finding, starting, replacing and removing them, and keeping their faults to themselves. */
@NullMarked
package org.mailhelm.platform.plugin;

import org.jspecify.annotations.NullMarked;

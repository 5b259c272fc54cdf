/** Settings of the installation itself: what an administrator entered, else the environment, else the default. */
@NullMarked
package org.mailhelm.platform.installation;

import org.jspecify.annotations.NullMarked;

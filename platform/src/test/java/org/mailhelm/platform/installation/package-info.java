@NullMarked
package org.mailhelm.platform.installation;

import org.jspecify.annotations.NullMarked;

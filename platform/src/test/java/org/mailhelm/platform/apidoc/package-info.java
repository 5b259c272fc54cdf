@NullMarked
package org.mailhelm.platform.apidoc;

import org.jspecify.annotations.NullMarked;

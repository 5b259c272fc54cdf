@NullMarked
package org.mailhelm.platform.access.sso;

import org.jspecify.annotations.NullMarked;

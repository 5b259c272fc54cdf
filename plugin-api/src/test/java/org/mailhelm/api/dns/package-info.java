@NullMarked
package org.mailhelm.api.dns;

import org.jspecify.annotations.NullMarked;

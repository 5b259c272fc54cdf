@NullMarked
package org.mailhelm.platform.storage;

import org.jspecify.annotations.NullMarked;

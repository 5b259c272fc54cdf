@NullMarked
package org.mailhelm.api;

import org.jspecify.annotations.NullMarked;

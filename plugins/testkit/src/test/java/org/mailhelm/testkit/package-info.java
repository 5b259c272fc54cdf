@NullMarked
package org.mailhelm.testkit;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.mailhelm.platform.mail;

import org.jspecify.annotations.NullMarked;

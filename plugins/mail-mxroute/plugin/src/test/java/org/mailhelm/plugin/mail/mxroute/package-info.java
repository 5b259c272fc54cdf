@NullMarked
package org.mailhelm.plugin.mail.mxroute;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.mailhelm.plugin.notify.webhook;

import org.jspecify.annotations.NullMarked;

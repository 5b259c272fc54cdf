/** Sends notifications as JSON to an address. */
@NullMarked
package org.mailhelm.plugin.notify.webhook;

import org.jspecify.annotations.NullMarked;

/** What Mailhelm asks of a service that carries notifications. */
@NullMarked
package org.mailhelm.api.notify;

import org.jspecify.annotations.NullMarked;

/** The durable mail queues. */
@NullMarked
package org.mailhelm.james.queue;

import org.jspecify.annotations.NullMarked;

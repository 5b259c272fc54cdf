package org.mailhelm.platform.mail.copy;

import java.time.Instant;
import java.util.Optional;

/**
 * What was last seen.
 *
 * @param value empty when it was never read
 * @param readAt when
 * @param problem why it could not be read again since
 * @param reading whether it is being read again just now
 */
public record Copy<T>(Optional<T> value, Optional<Instant> readAt, Optional<String> problem, boolean reading) {}

package org.mailhelm.api.notify;

import java.time.Duration;
import org.mailhelm.api.ApiStatus;

/**
 * What a service that carries notifications takes.
 *
 * @param titleLength greatest number of characters of a title
 * @param textLength greatest number of characters of a text
 * @param fieldCount greatest number of fields
 * @param messages greatest number of notifications in {@code window}; 0 means unlimited
 * @param window see {@code messages}
 */
@ApiStatus(since = "0.9")
public record NotifierLimits(int titleLength, int textLength, int fieldCount, int messages, Duration window) {}

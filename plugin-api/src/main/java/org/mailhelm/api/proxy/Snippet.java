package org.mailhelm.api.proxy;

import org.mailhelm.api.ApiStatus;

/**
 * Configuration to paste by hand.
 *
 * @param title for what, as in "nginx"
 * @param language for highlighting, as in {@code nginx}, {@code yaml}, {@code json}
 * @param text what to paste
 * @param note what to do with it, one or two sentences
 */
@ApiStatus(since = "0.9")
public record Snippet(String title, String language, String text, String note) {}

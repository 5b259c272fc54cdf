/** The way out over HTTP: the {@link org.mailhelm.api.RestClient} that plugins get. */
@NullMarked
package org.mailhelm.platform.rest;

import org.jspecify.annotations.NullMarked;

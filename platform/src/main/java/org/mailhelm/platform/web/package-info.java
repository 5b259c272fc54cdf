/** The web side that all features share: rendering pages, answering errors, headers, assets, navigation. */
@NullMarked
package org.mailhelm.platform.web;

import org.jspecify.annotations.NullMarked;

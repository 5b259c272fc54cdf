/** What mail programs ask to set themselves up: autoconfig, autodiscover, Apple profiles, codes for phones. */
@NullMarked
package org.mailhelm.platform.discovery;

import org.jspecify.annotations.NullMarked;

/** From a connector's settings record to a form, and from stored texts and the environment back to the record. */
@NullMarked
package org.mailhelm.platform.settings;

import org.jspecify.annotations.NullMarked;

/** What every plugin is written against: connectors, settings, failures and what the host offers. */
@NullMarked
package org.mailhelm.api;

import org.jspecify.annotations.NullMarked;

/** The database: SQLite in a file, or PostgreSQL. */
@NullMarked
package org.mailhelm.platform.storage;

import org.jspecify.annotations.NullMarked;

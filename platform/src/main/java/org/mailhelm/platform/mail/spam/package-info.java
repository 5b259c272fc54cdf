/** Filtering of spam for a domain, where the mail host does it. */
@NullMarked
package org.mailhelm.platform.mail.spam;

import org.jspecify.annotations.NullMarked;

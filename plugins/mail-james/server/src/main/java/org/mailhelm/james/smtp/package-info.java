/** Rules of the SMTP listeners that James does not have. */
@NullMarked
package org.mailhelm.james.smtp;

import org.jspecify.annotations.NullMarked;

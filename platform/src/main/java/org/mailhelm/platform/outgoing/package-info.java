/** Mail that the installation itself sends: invitations, links to reset a password, tests. */
@NullMarked
package org.mailhelm.platform.outgoing;

import org.jspecify.annotations.NullMarked;

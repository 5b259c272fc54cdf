@NullMarked
package org.mailhelm.platform.web;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.mailhelm.platform.rest;

import org.jspecify.annotations.NullMarked;

package org.mailhelm.platform.right;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a route needs: one of these rights. On a method, or on a controller for all its methods that say nothing of their
 * own. A right on domains is asked for the domain in the path, whose variable is called {@code domain}; where the path has
 * none, for any domain, and the method itself shows and changes only what {@link Rights} allow.
 *
 * <p>A route for strangers says {@code @Secured(SecurityRule.IS_ANONYMOUS)} instead.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Needs {

    /** Any one of these is enough. */
    Right[] value();
}

package org.mailhelm.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The words for a constant of an enum that is the type of a {@link Setting}. Without it the name is shown. */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@ApiStatus(since = "0.9")
public @interface Label {

    /** The words. */
    String value();
}

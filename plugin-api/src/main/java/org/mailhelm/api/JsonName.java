package org.mailhelm.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name of a record component or enum constant in JSON, where it differs from its own. */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@ApiStatus(since = "0.9")
public @interface JsonName {

    /** The name in JSON. */
    String value();
}

package org.mailhelm.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How far a plugin may rely on a public type of this API. Every public type carries it. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@ApiStatus(since = "0.9")
public @interface ApiStatus {

    /** The version of this API that brought the type. */
    String since();

    /** The promise made. */
    Level level() default Level.MAINTAINED;

    /** A promise. */
    @ApiStatus(since = "0.9")
    enum Level {
        /** May change or go in any version. */
        EXPERIMENTAL,
        /** Stays compatible within a major version. Before 1.0: may change in a minor version, with a note. */
        MAINTAINED,
        /** Stays compatible for at least two major versions. */
        STABLE,
        /** Goes with the next major version; the documentation names what replaces it. */
        DEPRECATED
    }
}

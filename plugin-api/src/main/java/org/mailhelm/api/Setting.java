package org.mailhelm.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One setting: a component of a connector's settings record. From it the host draws the field, checks the input, binds
 * the environment, hides the secret and documents the plugin.
 *
 * <p>The component's type says the rest. {@code String}, {@code boolean}, {@code int}, {@code long}, {@code Duration},
 * {@code URI}, {@link HostAndPort}, {@link DomainName}, an enum, {@link Secret} and {@code List<String>} are understood.
 * {@code Optional} of one of them may stay empty; any other needs a value or a {@link #defaultValue()}. A
 * {@link Secret} is stored encrypted and never shown again.
 *
 * <p>A value comes from what the administrator stored for the connection, else from the environment variable, else from
 * the default. The record's compact constructor may refuse a value with {@link Failure.InvalidInput}; it sees values
 * that are right by type.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
@ApiStatus(since = "0.9")
public @interface Setting {

    /** The field's label: a noun, without a colon. */
    String label();

    /** One or two sentences on what to enter and what it changes. */
    String help() default "";

    /** The environment variable that gives the value when none is stored; capitals, digits and underscores. */
    String env() default "";

    /** Whether the value is read from {@link #env()} alone and never stored. For secrets of whole accounts. */
    boolean envOnly() default false;

    /** The value when nothing else gives one, written as it would be in the environment. */
    String defaultValue() default "";

    /** An example shown in the empty field. */
    String example() default "";

    /** The heading under which the field stands. */
    String group() default "";

    /** Fields stand in ascending order, those of one order as declared. */
    int order() default 0;

    /** Least value of a number, least seconds of a duration. */
    long min() default Long.MIN_VALUE;

    /** Greatest value of a number, greatest seconds of a duration, greatest length of a text. */
    long max() default Long.MAX_VALUE;

    /** Names that the component had in earlier versions, so that what was stored is still found. */
    String[] formerNames() default {};
}

package org.mailhelm.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A public route that changes nothing and reads no session. It needs no token of ours: a page of another site that makes
 * a browser send such a request gains nothing by it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Sessionless {}

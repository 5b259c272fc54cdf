package org.mailhelm.platform.web;

import io.micronaut.http.HttpRequest;

/** A bean that knows how many long-running works the visitor may see; shown in the top bar. Must not block. */
public interface RunningJobs {

    int count(HttpRequest<?> request);
}

package org.mailhelm.api.proxy;

import org.mailhelm.api.ApiStatus;

/** What a proxy does with a host name. */
@ApiStatus(since = "0.9")
public sealed interface Found permits Found.Ours, Found.Foreign, Found.Nothing {

    /**
     * A route with our mark.
     *
     * @param route the route
     */
    @ApiStatus(since = "0.9")
    record Ours(DeployedRoute route) implements Found {}

    /**
     * Something without our mark.
     *
     * @param description what it is, for the person who must decide
     */
    @ApiStatus(since = "0.9")
    record Foreign(String description) implements Found {}

    /** Nothing. */
    @ApiStatus(since = "0.9")
    record Nothing() implements Found {}
}

package org.mailhelm.simulator.cloudflare;

import java.util.List;
import java.util.stream.Stream;

/** Holds calls to what Cloudflare documents: in its published OpenAPI document, and on its pages. */
public final class Documentation {

    private final PublishedApi published = new PublishedApi();
    private final Shapes shapes = new Shapes();

    /** What is wrong with a call; nothing when it is as documented, or was refused for just that. */
    public List<String> problems(CloudflareSimulator.Call call) {
        return Stream.concat(published.problems(call).stream(), shapes.problems(call).stream())
                .toList();
    }
}

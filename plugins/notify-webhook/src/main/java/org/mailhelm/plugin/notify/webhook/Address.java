package org.mailhelm.plugin.notify.webhook;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.mailhelm.api.RestRequest;

/**
 * An address of a webhook in the parts that a client takes: what stands before the query is its base, so that a secret
 * in the path gets into no log.
 */
record Address(URI base, String slashes, String query) {

    static Address of(URI url) {
        String whole = url.toString();
        int fragment = whole.indexOf('#');
        String called = fragment < 0 ? whole : whole.substring(0, fragment);
        int mark = called.indexOf('?');
        String path = mark < 0 ? called : called.substring(0, mark);
        String bare = path.replaceAll("/+$", "");
        return new Address(URI.create(bare), path.substring(bare.length()), mark < 0 ? "" : called.substring(mark + 1));
    }

    RestRequest withQuery(RestRequest request) {
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                request.query(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return request;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

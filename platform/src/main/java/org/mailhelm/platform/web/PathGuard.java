package org.mailhelm.platform.web;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Refuses paths whose parts would be something else to whoever reads them next: a slash or a dot segment behind an escape,
 * a backslash, a control character. A part is one name, here and at every system that it is passed on to.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class PathGuard implements Ordered {

    private final Answers answers;

    PathGuard(Answers answers) {
        this.answers = answers;
    }

    // Micronaut's own @Nullable: compiled with JDK 17, annotations of types are unknown to it.
    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        return safe(request.getUri().getRawPath())
                ? null
                : answers.refusal(
                        request,
                        Refused.with(
                                HttpStatus.BAD_REQUEST,
                                "bad_path",
                                "The address holds an escape that no name has. Nothing was changed."));
    }

    static boolean safe(@Nullable String rawPath) {
        if (rawPath == null || rawPath.indexOf('%') < 0 && rawPath.indexOf('.') < 0 && rawPath.indexOf('\\') < 0) {
            return true;
        }
        for (String segment : rawPath.split("/", -1)) {
            String plain;
            try {
                plain = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return false;
            }
            if (plain.equals(".")
                    || plain.equals("..")
                    || plain.chars()
                            .anyMatch(c -> c == '/' || c == '\\' || c == '\uFFFD' || Character.isISOControl(c))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1;
    }
}

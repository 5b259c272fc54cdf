package org.mailhelm.platform.dns.desired;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.access.caller.Callers;
import org.mailhelm.platform.access.limit.Limit;
import org.mailhelm.platform.access.limit.RateLimits;
import org.mailhelm.platform.mail.Domains;

/** Serves MTA-STS policies to other mail servers, each under its domain's own name. */
@Tag(name = "DNS")
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class MtaStsApi {

    private static final String HOST = "mta-sts.";
    private static final Limit LIMIT = new Limit("mta-sts", 120, Duration.ofMinutes(1));
    // Strangers ask, as often as they like: a mail host must not notice.
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int MOST = 2000;

    private final Domains domains;
    private final DesiredRecords desired;
    private final Callers callers;
    private final RateLimits limits;
    private final DnsChoices choices;
    private final Cache<String, Optional<String>> policies;

    MtaStsApi(
            Domains domains,
            DesiredRecords desired,
            DnsChoices choices,
            Callers callers,
            RateLimits limits,
            Clock clock) {
        this.domains = domains;
        this.choices = choices;
        this.desired = desired;
        this.callers = callers;
        this.limits = limits;
        this.policies = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(LIFE)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    @Get(
            uri = "/.well-known/mta-sts.txt",
            produces = {MediaType.TEXT_PLAIN, MediaType.ALL})
    @Operation(
            summary = "The MTA-STS policy of a domain (RFC 8461)",
            description =
                    "For the domain whose name stands behind mta-sts. in the Host header, where it is switched on.")
    @ApiResponse(responseCode = "404", description = "No policy is served under this name")
    HttpResponse<?> policy(HttpRequest<?> request) {
        Optional<Duration> wait = limits.take(LIMIT, callers.of(request).network());
        if (wait.isPresent()) {
            return plain(HttpStatus.TOO_MANY_REQUESTS, "Too many questions from your network. Ask again later.", "60");
        }
        try {
            return asked(callers.of(request).authority())
                    .filter(domain -> domains.serving(domain).isPresent())
                    .flatMap(this::policy)
                    .<HttpResponse<?>>map(text -> plain(HttpStatus.OK, text, ""))
                    .orElseGet(() -> plain(HttpStatus.NOT_FOUND, "No policy is served under this name.", ""));
        } catch (Failure e) {
            return plain(HttpStatus.SERVICE_UNAVAILABLE, "The mail host does not answer. Ask again later.", "60");
        }
    }

    private Optional<String> policy(DomainName domain) {
        DnsChoice.MtaSts mode = choices.of(domain).mtaSts();
        return mode == DnsChoice.MtaSts.OFF
                ? Optional.empty()
                : policies.get(
                        domain + " " + mode, key -> desired.policy(domain).map(MtaStsPolicy::text));
    }

    private static Optional<DomainName> asked(String authority) {
        int colon = authority.lastIndexOf(':');
        String host = (colon < 0 ? authority : authority.substring(0, colon)).toLowerCase(Locale.ROOT);
        return host.startsWith(HOST) ? DomainName.parse(host.substring(HOST.length())) : Optional.empty();
    }

    private static HttpResponse<?> plain(HttpStatus status, String words, String retry) {
        var answer = HttpResponse.<byte[]>status(status)
                .body(words.getBytes(StandardCharsets.US_ASCII))
                .contentType(MediaType.of("text/plain;charset=us-ascii"));
        return retry.isEmpty() ? answer : answer.header(HttpHeaders.RETRY_AFTER, retry);
    }
}

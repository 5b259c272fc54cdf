package org.mailhelm.platform.discovery;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.platform.access.caller.Caller;
import org.mailhelm.platform.access.caller.Callers;
import org.mailhelm.platform.access.limit.Limit;
import org.mailhelm.platform.access.limit.RateLimits;
import org.mailhelm.platform.mail.ServedDomains;
import org.mailhelm.platform.mail.ServedDomains.Served;
import org.mailhelm.platform.web.Sessionless;

/**
 * What mail programs ask before anybody has signed in. The answer depends on the domain alone, so that nobody learns
 * which mailboxes exist.
 */
@Tag(name = "Mail programs")
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class DiscoveryApi {

    /** Where the profile for Apple devices is. */
    static final String PROFILE = "/mail/apple.mobileconfig";

    private static final MediaType XML = MediaType.of("text/xml;charset=utf-8");
    private static final Limit LIMIT = new Limit("discovery", 60, Duration.ofMinutes(1));
    private static final Pattern HOST = Pattern.compile("[a-z0-9.-]{1,253}");
    private static final String AUTOCONFIG = "autoconfig.";

    private final ServedDomains domains;
    private final Callers callers;
    private final RateLimits limits;
    private final Clock clock;

    DiscoveryApi(ServedDomains domains, Callers callers, RateLimits limits, Clock clock) {
        this.domains = domains;
        this.callers = callers;
        this.limits = limits;
        this.clock = clock;
    }

    @Get(
            uris = {"/mail/config-v1.1.xml", "/.well-known/autoconfig/mail/config-v1.1.xml"},
            produces = {MediaType.TEXT_XML, MediaType.ALL})
    @Operation(
            summary = "Settings for Thunderbird and others (autoconfig)",
            description = "For the domain of emailaddress, else for that of the host name, with or without autoconfig.")
    @Parameter(name = "emailaddress", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    @ApiResponse(responseCode = "404", description = "The domain is not served here")
    HttpResponse<?> autoconfig(HttpRequest<?> request) {
        String domain = asked(request)
                .flatMap(Mail::domain)
                .orElseGet(() -> host(callers.of(request).authority()));
        return limited(
                request,
                caller -> served(domain)
                        .<HttpResponse<?>>map(served -> xml(Autoconfig.of(served)))
                        .orElseGet(DiscoveryApi::unknown));
    }

    @Post(
            uris = {
                "/autodiscover/autodiscover.xml",
                "/Autodiscover/Autodiscover.xml",
                "/AutoDiscover/AutoDiscover.xml",
                "/Autodiscover/autodiscover.xml",
                "/autodiscover/Autodiscover.xml"
            },
            produces = {MediaType.TEXT_XML, MediaType.ALL})
    @Consumes(MediaType.ALL)
    @Sessionless
    @Operation(
            summary = "Settings for Outlook (autodiscover)",
            description = "Takes and gives the XML of Microsoft's plain autodiscover; failures are told within it.")
    HttpResponse<?> autodiscover(HttpRequest<?> request, @Body @Nullable String body) {
        return limited(request, caller -> {
            String document = Objects.requireNonNullElse(body, "");
            Optional<MailAddress> address = Xml.text(document, "EMailAddress").flatMap(Mail::address);
            if (address.isEmpty()) {
                return failure(Autodiscover.INVALID_REQUEST, "Invalid Request");
            }
            if (Xml.text(document, "AcceptableResponseSchema")
                    .filter(schema -> !schema.equals(Autodiscover.SCHEMA))
                    .isPresent()) {
                return failure(Autodiscover.NO_SUCH_SCHEMA, "Provider is not available");
            }
            return served(address.get().domain().value())
                    .<HttpResponse<?>>map(served -> xml(Autodiscover.settings(served, address.get())))
                    .orElseGet(() -> failure(Autodiscover.NOT_FOUND, "The email address can't be found."));
        });
    }

    /** Outlook also asks so without TLS, to be sent to where there is some. */
    @Get(
            uris = {
                "/autodiscover/autodiscover.xml",
                "/Autodiscover/Autodiscover.xml",
                "/AutoDiscover/AutoDiscover.xml",
                "/Autodiscover/autodiscover.xml",
                "/autodiscover/Autodiscover.xml"
            },
            produces = {MediaType.TEXT_XML, MediaType.ALL})
    @Operation(summary = "Sends Outlook to HTTPS, where it has to post its question")
    HttpResponse<?> autodiscoverWithoutQuestion(HttpRequest<?> request) {
        return limited(
                request,
                caller -> caller.https()
                                || !HOST.matcher(host(caller.authority())).matches()
                        ? failure(Autodiscover.INVALID_REQUEST, "Invalid Request")
                        : HttpResponse.status(HttpStatus.FOUND)
                                .headers(headers -> headers.location(URI.create(
                                        "https://" + host(caller.authority()) + "/autodiscover/autodiscover.xml"))));
    }

    @Get(
            uri = PROFILE,
            produces = {AppleProfile.TYPE, MediaType.ALL})
    @Operation(
            summary = "A profile that sets up a mailbox on iPhone, iPad or Mac",
            description = "Without a password: the device asks for it. Whether the mailbox exists is not looked at.")
    @Parameter(name = "emailaddress", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    @ApiResponse(responseCode = "404", description = "The domain is not served here")
    HttpResponse<?> profile(HttpRequest<?> request) {
        return limited(
                request,
                caller -> asked(request)
                        .flatMap(Mail::address)
                        .<HttpResponse<?>>flatMap(
                                address -> served(address.domain().value())
                                        .flatMap(served -> AppleProfile.of(served.settings(), address))
                                        .<HttpResponse<?>>map(profile -> download(profile, address)))
                        .orElseGet(DiscoveryApi::unknown));
    }

    private static Optional<String> asked(HttpRequest<?> request) {
        return request.getParameters().getFirst("emailaddress");
    }

    private HttpResponse<?> limited(HttpRequest<?> request, Function<Caller, HttpResponse<?>> answer) {
        Caller caller = callers.of(request);
        Optional<Duration> wait = limits.take(LIMIT, caller.network());
        if (wait.isPresent()) {
            return plain(HttpStatus.TOO_MANY_REQUESTS, "Too many questions from your network. Ask again later.")
                    .header(
                            HttpHeaders.RETRY_AFTER,
                            Long.toString(Math.max(1, wait.get().toSeconds())));
        }
        try {
            return answer.apply(caller);
        } catch (Failure e) {
            return plain(HttpStatus.SERVICE_UNAVAILABLE, "The mail host does not answer. Ask again later.")
                    .header(HttpHeaders.RETRY_AFTER, "60");
        }
    }

    private Optional<Served> served(String domain) {
        return domains.find(domain)
                .filter(served -> !served.settings().endpoints().isEmpty());
    }

    /** The domain that a host name stands for. */
    private static String host(String authority) {
        int colon = authority.lastIndexOf(':');
        String host = colon < 0 ? authority : authority.substring(0, colon);
        return host.startsWith(AUTOCONFIG) ? host.substring(AUTOCONFIG.length()) : host;
    }

    private HttpResponse<?> failure(int code, String message) {
        return xml(Autodiscover.failure(code, message, LocalTime.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }

    private static HttpResponse<?> download(String profile, MailAddress address) {
        return HttpResponse.ok(profile.getBytes(StandardCharsets.UTF_8))
                .contentType(MediaType.of(AppleProfile.TYPE))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + address.domain().value() + ".mobileconfig\"");
    }

    private static HttpResponse<?> xml(String document) {
        return HttpResponse.ok(document.getBytes(StandardCharsets.UTF_8)).contentType(XML);
    }

    private static HttpResponse<?> unknown() {
        return plain(HttpStatus.NOT_FOUND, "This domain is not served here.");
    }

    private static MutableHttpResponse<byte[]> plain(HttpStatus status, String words) {
        return HttpResponse.<byte[]>status(status)
                .body(words.getBytes(StandardCharsets.UTF_8))
                .contentType(MediaType.TEXT_PLAIN_TYPE);
    }
}

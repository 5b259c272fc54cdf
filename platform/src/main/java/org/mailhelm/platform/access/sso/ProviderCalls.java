package org.mailhelm.platform.access.sso;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mailhelm.api.Failure;
import org.mailhelm.api.RestOptions;
import org.mailhelm.api.RestRequest;
import org.mailhelm.api.RestResponse;
import org.mailhelm.platform.rest.HttpRestClient;
import org.mailhelm.platform.rest.RestClients;
import org.mailhelm.platform.web.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls to a provider: short, small, without redirects, and only to addresses that {@link Addresses} lets pass. Private
 * networks are fine, because an administrator named the provider; a cloud's metadata service is not.
 */
@Singleton
class ProviderCalls {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderCalls.class);
    private static final int LONGEST = 1 << 20;
    private static final RestOptions OPTIONS = RestOptions.defaults().answerWithin(Duration.ofSeconds(8));

    private final RestClients clients;

    @Inject
    ProviderCalls(Clock clock) {
        this.clients = new RestClients(clock);
    }

    /**
     * The body of a document.
     *
     * @throws Refused when there is none
     */
    String document(URI address) {
        RestResponse answer = exchange(address, "GET", Map.of("Accept", List.of("application/json")), "", "");
        if (answer.status() != 200) {
            throw ProviderFault.wrongAnswer(
                    address.getHost() + " answered " + answer.status() + " for its " + address.getPath() + ".");
        }
        return answer.text();
    }

    /** Sends what the library has put together. */
    HTTPResponse send(HTTPRequest request) {
        String body = request.getBody() == null ? "" : request.getBody();
        String type = request.getEntityContentType() == null
                ? "application/x-www-form-urlencoded"
                : request.getEntityContentType().toString();
        RestResponse answer =
                exchange(request.getURI(), request.getMethod().name(), request.getHeaderMap(), type, body);
        HTTPResponse response = new HTTPResponse(answer.status());
        try {
            response.setContentType(answer.header("Content-Type").orElse("application/json"));
        } catch (ParseException e) {
            throw ProviderFault.wrongAnswer("its content type is none.");
        }
        response.setBody(answer.text());
        return response;
    }

    private RestResponse exchange(
            URI address, String method, Map<String, List<String>> headers, String type, String body) {
        if (!Addresses.safe(address)) {
            throw ProviderFault.wrongAnswer("it names " + address.getHost() + " without https.");
        }
        try (HttpRestClient client = clients.open(bare(address), OPTIONS, LOG)) {
            RestRequest request = client.request(method, address.getPath().endsWith("/") ? "/" : "");
            query(address, request);
            headers.forEach((name, values) -> {
                if (!name.toLowerCase(Locale.ROOT).equals("content-type")) {
                    request.header(name, String.join(",", values));
                }
            });
            if (!body.isEmpty()) {
                request.body(type, body.getBytes(StandardCharsets.UTF_8));
            }
            RestResponse answer = request.exchange();
            if (answer.bytes().length > LONGEST) {
                throw ProviderFault.wrongAnswer("it is longer than 1 MiB.");
            }
            return answer;
        } catch (Failure e) {
            LOG.warn("The identity provider at {} can't be reached: {}", address.getHost(), e.reason());
            throw ProviderFault.unreachable(e.reason());
        }
    }

    private static URI bare(URI address) {
        String text = address.toString();
        int query = text.indexOf('?');
        return query < 0 ? address : URI.create(text.substring(0, query));
    }

    private static void query(URI address, RestRequest request) {
        if (address.getQuery() != null) {
            for (String pair : address.getQuery().split("&", -1)) {
                int equals = pair.indexOf('=');
                request.query(
                        equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
            }
        }
    }

    @PreDestroy
    void close() {
        clients.close();
    }
}

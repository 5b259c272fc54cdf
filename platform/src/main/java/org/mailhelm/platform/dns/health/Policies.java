package org.mailhelm.platform.dns.health;

import io.micronaut.scheduling.TaskExecutors;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.mailhelm.api.Failure;
import org.mailhelm.api.RestOptions;
import org.mailhelm.api.RestResponse;
import org.mailhelm.platform.dns.check.PolicyAnswer;
import org.mailhelm.platform.rest.HttpRestClient;
import org.mailhelm.platform.rest.RestClients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches MTA-STS policies as other mail servers do: over HTTPS, certificate checked, no redirects (RFC 8461, 3.3). */
@Singleton
class Policies {

    private static final Logger LOG = LoggerFactory.getLogger(Policies.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int LONGEST = 65_536;

    private final RestClients clients;
    private final ExecutorService executor;

    Policies(Clock clock, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.clients = new RestClients(clock);
        this.executor = executor;
    }

    CompletableFuture<PolicyAnswer> fetch(String domain) {
        return CompletableFuture.supplyAsync(() -> now(domain), executor);
    }

    private PolicyAnswer now(String domain) {
        URI host = URI.create("https://mta-sts." + domain);
        try (HttpRestClient client = clients.open(host, RestOptions.defaults().answerWithin(PATIENCE), LOG)) {
            RestResponse answer = client.get("/.well-known/mta-sts.txt").exchange();
            if (answer.status() != OK) {
                return new PolicyAnswer.Missing("its server answers " + answer.status() + ".");
            }
            return answer.text().length() > LONGEST
                    ? new PolicyAnswer.Missing("it is longer than anybody reads.")
                    : new PolicyAnswer.Served(answer.text());
        } catch (Failure.Unavailable e) {
            // The same from everywhere, unless something between changes it; the rest may be our own way out.
            return e.getCause() instanceof javax.net.ssl.SSLException
                            || e.getCause() instanceof java.net.UnknownHostException
                    ? new PolicyAnswer.Missing(e.reason())
                    : new PolicyAnswer.Unknown(e.reason());
        } catch (Failure e) {
            return new PolicyAnswer.Unknown(e.reason());
        }
    }

    @PreDestroy
    void close() {
        clients.close();
    }
}

package org.mailhelm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;
import org.mailhelm.api.proxy.CertificateSource;
import org.mailhelm.api.proxy.DeployedRoute;
import org.mailhelm.api.proxy.Deployment;
import org.mailhelm.api.proxy.Found;
import org.mailhelm.api.proxy.ReverseProxy;
import org.mailhelm.api.proxy.Route;
import org.mailhelm.api.proxy.Snippet;

/** What every {@link ReverseProxy} that is {@link ReverseProxy#automatic()} must be able to do. */
public abstract class ReverseProxyContract {

    private static final AtomicInteger NAMES = new AtomicInteger();

    /** The service under test. */
    protected abstract ReverseProxy proxy();

    /** All that the proxy is configured to do, as a text, letter by letter. */
    protected abstract String configuration();

    /** Publishes a host name as somebody else would, without our mark. */
    protected abstract void publishForeign(DomainName host);

    /** The certificate that the tests ask for. */
    protected CertificateSource certificate() {
        return proxy().certificateSources().get(0);
    }

    @Test
    void publishesAndTakesAway() {
        DomainName host = fresh();
        String before = configuration();
        Deployment deployment = deploy(host);

        assertThat(deployment.outcome()).isEqualTo(Deployment.Outcome.CREATED);
        assertThat(deployment.route().host()).isEqualTo(host);
        assertThat(deployment.route().handle()).hasSizeLessThanOrEqualTo(4_000);
        assertThat(proxy().find(host)).isInstanceOf(Found.Ours.class);

        remove(deployment.route());

        assertThat(proxy().find(host)).isInstanceOf(Found.Nothing.class);
        assertThat(configuration()).isEqualTo(before);
    }

    @Test
    void changesNothingTheSecondTime() {
        DomainName host = fresh();
        Deployment first = deploy(host);
        String once = configuration();
        Deployment second = deploy(host);

        assertThat(second.outcome()).isEqualTo(Deployment.Outcome.UNCHANGED);
        assertThat(second.route()).isEqualTo(first.route());
        assertThat(configuration()).isEqualTo(once);
        remove(first.route());
    }

    @Test
    void takesAwayTwiceWithoutHarm() {
        Deployment deployment = deploy(fresh());
        remove(deployment.route());

        assertThatCode(() -> remove(deployment.route())).doesNotThrowAnyException();
    }

    @Test
    void takesAwayWhatItFound() {
        DomainName host = fresh();
        deploy(host);

        Found found = proxy().find(host);
        assertThat(found).isInstanceOf(Found.Ours.class);
        remove(((Found.Ours) found).route());

        assertThat(proxy().find(host)).isInstanceOf(Found.Nothing.class);
    }

    @Test
    void keepsRoutesApart() {
        Deployment one = deploy(fresh());
        String before = configuration();
        Deployment other = deploy(fresh());
        remove(other.route());

        assertThat(configuration()).isEqualTo(before);
        assertThat(proxy().find(one.route().host())).isInstanceOf(Found.Ours.class);
        remove(one.route());
    }

    @Test
    void leavesAloneWhatIsNotOurs() {
        DomainName host = fresh();
        publishForeign(host);
        String before = configuration();

        Found found = proxy().find(host);
        assertThat(found).isInstanceOf(Found.Foreign.class);
        DeployedRoute guessed = new DeployedRoute(host, "mailhelm-" + host);
        assertThat(((Found.Foreign) found).description()).isNotBlank();
        assertThatThrownBy(() -> deploy(host))
                .isInstanceOf(Failure.Conflict.class)
                .hasMessageContaining(host.value());
        assertThatThrownBy(() -> remove(guessed)).isInstanceOf(Failure.Conflict.class);
        assertThat(configuration()).isEqualTo(before);
    }

    @Test
    void refusesACertificateItCannotGet() {
        List<CertificateSource> missing = new ArrayList<>(Arrays.asList(CertificateSource.values()));
        missing.removeAll(proxy().certificateSources());
        String before = configuration();

        for (CertificateSource source : missing) {
            Route route = source == CertificateSource.GIVEN
                    ? new Route(fresh(), source, Optional.of(new Route.GivenCertificate("chain", Secret.of("key"))))
                    : Route.of(fresh(), source);
            assertThatThrownBy(() -> proxy().deploy(route, step -> {}))
                    .as("with %s", source)
                    .isInstanceOf(Failure.Unsupported.class);
        }
        assertThat(configuration()).isEqualTo(before);
    }

    @Test
    void tellsWhatIsGoingOn() {
        List<String> steps = new ArrayList<>();
        Deployment deployment = proxy().deploy(Route.of(fresh(), certificate()), steps::add);

        assertThat(steps).isNotEmpty().allSatisfy(step -> assertThat(step).isNotBlank());
        remove(deployment.route());
    }

    @Test
    void publishesOnceWhenAskedFromManyThreads() {
        DomainName host = fresh();
        String before = configuration();

        Together.run(4, number -> {
            try {
                deploy(host);
            } catch (Failure.Conflict e) {
                // Allowed: somebody else, namely another thread, changed the configuration meanwhile.
                assertThat(e.reason()).isNotBlank();
            }
        });

        Found found = proxy().find(host);
        assertThat(found).isInstanceOf(Found.Ours.class);
        remove(((Found.Ours) found).route());
        assertThat(configuration()).isEqualTo(before);
    }

    @Test
    void offersTextsToPaste() {
        DomainName host = fresh();

        assertThat(proxy().snippets(Route.of(host, certificate())))
                .allSatisfy(snippet -> assertThat(snippet.text()).contains(host.value()))
                .extracting(Snippet::title)
                .doesNotHaveDuplicates();
    }

    /** Publishes. */
    protected final Deployment deploy(DomainName host) {
        return proxy().deploy(Route.of(host, certificate()), step -> {});
    }

    /** Takes away. */
    protected final void remove(DeployedRoute route) {
        proxy().remove(route, step -> {});
    }

    /** A host name that no test has used. */
    protected final DomainName fresh() {
        return new DomainName("reset" + NAMES.incrementAndGet() + ".example.test");
    }
}

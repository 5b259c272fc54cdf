package org.mailhelm.plugin.proxy.caddy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.PluginContext;
import org.mailhelm.api.proxy.CertificateSource;
import org.mailhelm.api.proxy.Deployment;
import org.mailhelm.api.proxy.Found;
import org.mailhelm.api.proxy.ReverseProxy;
import org.mailhelm.api.proxy.Route;
import org.mailhelm.api.proxy.Snippet;
import org.mailhelm.testkit.FakePluginContext;
import org.mailhelm.testkit.HttpRecorder;
import org.mailhelm.testkit.RealCaddy;
import org.mailhelm.testkit.ReverseProxyContract;

/** Against the Caddy of the machine. */
class CaddyProxyTest extends ReverseProxyContract {

    private static final DomainName HOST = new DomainName("reset.example.test");
    private static RealCaddy caddy;

    private final FakePluginContext context = new FakePluginContext();

    @BeforeAll
    static void start() {
        caddy = RealCaddy.start();
    }

    @AfterAll
    static void stop() {
        if (caddy != null) {
            caddy.close();
        }
    }

    /** As an administrator's Caddyfile makes it: a site, something for all sites, and a catch-all at the end. */
    @BeforeEach
    void someSites() {
        caddy.servers("""
            {"srv0": {"listen": [":%d"], "routes": [
               {"handle": [{"handler": "headers", "response": {"set": {"X-Site": ["yes"]}}}]},
               {"match": [{"host": ["blog.example.test"]}], "terminal": true,
                "handle": [{"handler": "static_response", "body": "blog"}]},
               {"handle": [{"handler": "static_response", "status_code": 404, "body": "nobody"}]}]},
             "other": {"listen": ["127.0.0.1:1%d"], "automatic_https": {"disable": true}}}
            """.formatted(caddy.httpsPort(), caddy.httpPort() % 10_000));
    }

    @AfterEach
    void closeContext() {
        context.close();
    }

    @Override
    protected ReverseProxy proxy() {
        return proxy(context, Optional.empty());
    }

    private static ReverseProxy proxy(PluginContext context, Optional<String> server) {
        return open(context, server, "127.0.0.1:5000", Optional.empty());
    }

    private static ReverseProxy open(
            PluginContext context, Optional<String> server, String origin, Optional<String> dnsProvider) {
        return new CaddyConnector()
                .open(
                        new CaddySettings(
                                caddy.adminUrl(),
                                Optional.empty(),
                                origin,
                                server,
                                Optional.of("postmaster@example.test"),
                                Optional.of(URI.create("http://127.0.0.1:1/directory")),
                                dnsProvider,
                                "{env.CF_API_TOKEN}"),
                        context);
    }

    @Override
    protected String configuration() {
        return caddy.configuration();
    }

    @Override
    protected void publishForeign(DomainName host) {
        caddy.admin("PUT", "/config/apps/http/servers/srv0/routes/1", """
            {"match": [{"host": ["%s"]}], "handle": [{"handler": "static_response"}]}
            """.formatted(host));
    }

    @Test
    void verifiesWithoutChange() {
        String before = configuration();
        proxy().verify();

        assertThat(configuration()).isEqualTo(before);
    }

    @Test
    void standsBeforeTheCatchAllAndServes() throws IOException {
        caddy.servers("""
            {"plain": {"listen": ["127.0.0.1:%d"], "automatic_https": {"disable": true}, "routes": [
               {"match": [{"path": ["/health"]}], "handle": [{"handler": "static_response"}]},
               {"handle": [{"handler": "static_response", "status_code": 404}]}]}}
            """.formatted(caddy.httpPort()));
        try (HttpRecorder mailhelm = new HttpRecorder()) {
            ReverseProxy proxy = open(
                    context,
                    Optional.empty(),
                    mailhelm.uri().getHost() + ":" + mailhelm.uri().getPort(),
                    Optional.empty());
            Deployment deployment = proxy.deploy(Route.of(HOST, CertificateSource.PROXY_DEFAULT), step -> {});

            assertThat(deployment.warnings()).singleElement().asString().contains("plain", "TLS");
            assertThat(get(HOST)).startsWith("HTTP/1.1 200");
            assertThat(mailhelm.received().get(0).header("Host"))
                    .get()
                    .asString()
                    .startsWith(HOST.value());
            assertThat(caddy.admin("GET", "/config/apps/http/servers/plain/routes/1/@id", ""))
                    .contains("mailhelm-" + HOST);

            remove(deployment.route());
            assertThat(get(HOST)).startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void servesWithACertificateOfCaddys() throws Exception {
        try (HttpRecorder mailhelm = new HttpRecorder()) {
            ReverseProxy proxy = open(
                    context,
                    Optional.empty(),
                    mailhelm.uri().getHost() + ":" + mailhelm.uri().getPort(),
                    Optional.empty());
            proxy.deploy(Route.of(HOST, CertificateSource.PROXY_DEFAULT), step -> {});

            // Caddy gets the certificate beside the call.
            await().atMost(30, TimeUnit.SECONDS).ignoreExceptions().untilAsserted(() -> {
                try (Socket socket = tls(HOST)) {
                    assertThat(get(socket, HOST)).startsWith("HTTP/1.1 200");
                }
            });
            assertThat(mailhelm.received().get(0).header("X-Forwarded-Proto")).contains("https");
        }
    }

    /** Trusts whatever comes; who signed it is Caddy's business. */
    private static Socket tls(DomainName host) throws IOException, GeneralSecurityException {
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(
                null,
                new TrustManager[] {
                    new X509ExtendedTrustManager() {
                        @Override
                        public void checkClientTrusted(X509Certificate[] chain, String type) {}

                        @Override
                        public void checkServerTrusted(X509Certificate[] chain, String type) {}

                        @Override
                        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

                        @Override
                        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

                        @Override
                        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

                        @Override
                        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

                        @Override
                        public X509Certificate[] getAcceptedIssuers() {
                            return new X509Certificate[0];
                        }
                    }
                },
                null);
        SSLSocket socket = (SSLSocket)
                trusting.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), caddy.httpsPort());
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(host.value())));
        socket.setSSLParameters(parameters);
        return socket;
    }

    private static String get(DomainName host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), caddy.httpPort())) {
            return get(socket, host);
        }
    }

    /** By hand, because the JDK's clients choose the Host header themselves. */
    private static String get(Socket socket, DomainName host) throws IOException {
        socket.getOutputStream()
                .write(("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void opensAServerWhereNoneListensAndClosesItAfterwards() {
        for (String http : List.of("\"https_port\": %d", "\"https_port\": %d, \"servers\": {}")) {
            caddy.load(("{\"admin\": {\"listen\": \"127.0.0.1:%d\"}, \"apps\": {\"http\": {" + http + "}}}")
                    .formatted(caddy.adminUrl().getPort(), caddy.httpsPort()));
            String before = configuration();
            Deployment one = deploy(HOST);
            Deployment two = proxy().deploy(
                            Route.of(new DomainName("two.example.test"), CertificateSource.ACME_HTTP), step -> {});
            assertThat(configuration()).contains("\"@id\":\"mailhelm-server");

            remove(one.route());
            remove(two.route());
            assertThat(configuration()).isEqualTo(before);
        }
    }

    @Test
    void takesTheServerThatTheSettingsName() {
        proxy(context, Optional.of("other")).deploy(Route.of(HOST, CertificateSource.PROXY_DEFAULT), step -> {});
        assertThat(caddy.admin("GET", "/config/apps/http/servers/other/routes", ""))
                .contains("mailhelm-" + HOST);

        // Back to the usual server: the route moves, and what was made for it goes.
        assertThat(deploy(HOST).outcome()).isEqualTo(Deployment.Outcome.UPDATED);
        assertThat(caddy.admin("GET", "/config/apps/http/servers/srv0/routes", ""))
                .contains("mailhelm-" + HOST);

        assertThatThrownBy(() -> proxy(context, Optional.of("missing")).verify())
                .isInstanceOf(Failure.NotFound.class)
                .hasMessageContaining("srv0");
    }

    @Test
    void bringsAnOldRouteUpToDate() {
        deploy(HOST);
        ReverseProxy moved = open(context, Optional.empty(), "https://10.0.0.7:5000", Optional.empty());
        Deployment deployment = moved.deploy(Route.of(HOST, CertificateSource.PROXY_DEFAULT), step -> {});

        assertThat(deployment.outcome()).isEqualTo(Deployment.Outcome.UPDATED);
        assertThat(caddy.admin("GET", "/id/mailhelm-" + HOST, "")).contains("10.0.0.7:5000", "\"tls\":{}");
    }

    @Test
    void removesDuplicates() {
        String before = configuration();
        deploy(HOST);
        String route = caddy.admin("GET", "/id/mailhelm-" + HOST, "");
        String once = configuration();
        caddy.admin("POST", "/config/apps/http/servers/srv0/routes", route);
        caddy.admin("PUT", "/config/apps/http/servers/srv0/routes/0", route);

        assertThat(deploy(HOST).outcome()).isEqualTo(Deployment.Outcome.UPDATED);
        assertThat(configuration().split("mailhelm-" + HOST, -1)).hasSize(2);
        assertThat(configuration()).hasSameSizeAs(once);

        caddy.admin("POST", "/config/apps/http/servers/srv0/routes", route);
        Found found = proxy().find(HOST);
        remove(((Found.Ours) found).route());
        assertThat(configuration()).isEqualTo(before);
    }

    @Test
    void getsACertificateByItsOwnRuleAndRemovesItAgain() {
        String before = configuration();
        Deployment deployment = proxy().deploy(Route.of(HOST, CertificateSource.ACME_HTTP), step -> {});
        assertThat(caddy.admin("GET", "/config/apps/tls/automation/policies/0", ""))
                .contains(HOST.value(), "\"module\":\"acme\"", "postmaster@example.test");

        assertThat(proxy().deploy(Route.of(HOST, CertificateSource.ACME_HTTP), step -> {})
                        .outcome())
                .isEqualTo(Deployment.Outcome.UNCHANGED);
        assertThat(deploy(HOST).outcome()).isEqualTo(Deployment.Outcome.UPDATED);
        assertThat(configuration()).doesNotContain("mailhelm-tls");

        proxy().deploy(Route.of(HOST, CertificateSource.ACME_HTTP), step -> {});
        remove(deployment.route());
        assertThat(configuration()).isEqualTo(before);
    }

    @Test
    void leavesNothingWhenTheRuleForTheCertificateIsRefused() {
        caddy.admin(
                "PUT",
                "/config/apps/tls/automation/policies/0",
                "{\"subjects\": [\"" + HOST + "\"], \"issuers\": [{\"module\": \"internal\"}]}");
        String before = configuration();

        assertThatThrownBy(() -> proxy().deploy(Route.of(HOST, CertificateSource.ACME_HTTP), step -> {}))
                .isInstanceOf(Failure.Conflict.class)
                .hasMessageContaining(HOST.value());
        assertThat(configuration()).isEqualTo(before);
        assertThat(deploy(HOST).outcome()).isEqualTo(Deployment.Outcome.CREATED);
    }

    @Test
    void saysThatCaddyLacksTheDnsModule() {
        String before = configuration();
        ReverseProxy proxy = open(context, Optional.empty(), "127.0.0.1:5000", Optional.of("cloudflare"));

        assertThat(proxy.certificateSources()).contains(CertificateSource.ACME_DNS);
        assertThatThrownBy(() -> proxy.deploy(Route.of(HOST, CertificateSource.ACME_DNS), step -> {}))
                .isInstanceOf(Failure.Unsupported.class)
                .hasMessageContaining("dns.providers.cloudflare");
        assertThat(configuration()).isEqualTo(before);
    }

    @Test
    void losesNoChangeThatSomebodyElseMakesMeanwhile() {
        List<String> steps = new ArrayList<>();
        proxy().deploy(Route.of(HOST, CertificateSource.PROXY_DEFAULT), step -> {
            // Told between reading and writing: the moment in which a naive client would lose this.
            if (steps.size() < 3) {
                caddy.admin(
                        "POST",
                        "/config/apps/http/servers/srv0/routes",
                        "{\"match\": [{\"host\": [\"late" + steps.size() + ".example.test\"]}]}");
            }
            steps.add(step);
        });

        assertThat(steps).hasSize(4);
        assertThat(configuration())
                .contains("late0.example.test", "late1.example.test", "late2.example.test", "mailhelm-" + HOST);
    }

    @Test
    void givesUpWhenTheConfigurationNeverRests() {
        List<String> steps = new ArrayList<>();

        assertThatThrownBy(() -> proxy().deploy(Route.of(HOST, CertificateSource.PROXY_DEFAULT), step -> {
                    steps.add(step);
                    caddy.admin(
                            "PUT",
                            "/config/apps/http/servers/srv0/routes/0",
                            "{\"match\": [{\"host\": [\"n" + steps.size() + ".example.test\"]}]}");
                }))
                .isInstanceOf(Failure.Conflict.class)
                .hasMessageContaining("Try again");
        assertThat(configuration()).doesNotContain("mailhelm-" + HOST);
    }

    @Test
    void offersTextsThatCaddyTakes() {
        for (Snippet snippet : proxy().snippets(Route.of(HOST, CertificateSource.PROXY_DEFAULT))) {
            if (snippet.language().equals("json")) {
                caddy.admin("PUT", "/config/apps/http/servers/srv0/routes/0", snippet.text());
                assertThat(deploy(HOST).outcome()).isEqualTo(Deployment.Outcome.UNCHANGED);
            } else {
                assertThat(snippet.text()).contains("reverse_proxy 127.0.0.1:5000");
            }
        }
    }
}

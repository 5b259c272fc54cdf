package org.mailhelm.plugin.proxy.caddy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.proxy.CertificateSource;
import org.mailhelm.api.proxy.DeployedRoute;
import org.mailhelm.api.proxy.ReverseProxy;
import org.mailhelm.api.proxy.Route;
import org.mailhelm.testkit.FakePluginContext;
import org.mailhelm.testkit.HttpRecorder;

class FailingReadTest {

    private static final DomainName HOST = new DomainName("reset.example.test");

    @Test
    void neverWritesAfterAReadThatFailed() {
        try (HttpRecorder server = new HttpRecorder();
                FakePluginContext context = new FakePluginContext()) {
            ReverseProxy proxy =
                    new CaddyConnector().open(CaddyConnectorTest.settings(server.uri(), "127.0.0.1:5000"), context);

            for (int status : new int[] {400, 403, 404, 500}) {
                server.answer(status, Map.of("Etag", "\"/config/ abc\""), "{\"error\": \"no\"}");
                assertThatThrownBy(() -> proxy.deploy(Route.of(HOST, CertificateSource.PROXY_DEFAULT), step -> {}))
                        .isInstanceOf(Failure.class);
                assertThatThrownBy(() -> proxy.remove(new DeployedRoute(HOST, "mailhelm-" + HOST), step -> {}))
                        .isInstanceOf(Failure.class);
                assertThatThrownBy(() -> proxy.find(HOST)).isInstanceOf(Failure.class);
            }
            server.answer(200, Map.of(), "{}");
            assertThatThrownBy(() -> proxy.deploy(Route.of(HOST, CertificateSource.PROXY_DEFAULT), step -> {}))
                    .isInstanceOf(Failure.Unavailable.class)
                    .hasMessageContaining("ETag");

            assertThat(server.received())
                    .allSatisfy(request -> assertThat(request.method()).isEqualTo("GET"));
        }
    }
}

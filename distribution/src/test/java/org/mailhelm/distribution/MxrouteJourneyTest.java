package org.mailhelm.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.simulator.mxroute.Fault;
import org.mailhelm.simulator.mxroute.MxrouteSimulator;
import org.mailhelm.simulator.mxroute.MxrouteSimulator.Call;
import org.mailhelm.simulator.mxroute.SimulatorOptions;

/** An account at MXroute, run over the API of the assembled distribution, with MXroute's limits enforced. */
class MxrouteJourneyTest {

    private static final String PASSWORD = "Correct-Horse-77";
    private static final SimulatorOptions ACCOUNT =
            SimulatorOptions.documented().taking(Duration.ofMillis(20));

    @TempDir
    private static Path folder;

    private static MxrouteSimulator mxroute;
    private static Distributed host;
    private static ApiSession administrator;

    @BeforeAll
    static void connect() throws IOException, InterruptedException {
        mxroute = MxrouteSimulator.start(ACCOUNT);
        mxroute.account().domain("lost.example");
        Path plugins = Files.createDirectory(folder.resolve("plugins-under-test"));
        try (var jars = Files.list(Distributed.HOME.resolve("plugins"))) {
            for (Path jar : jars.filter(jar -> jar.getFileName().toString().startsWith("mail-mxroute"))
                    .toList()) {
                Files.copy(jar, plugins.resolve(jar.getFileName()));
            }
        }
        host = Distributed.start(
                folder,
                Map.of(
                        "PLUGINS_DIR", plugins.toString(),
                        "ADMIN_USER", "admin",
                        "ADMIN_PASSWORD", PASSWORD,
                        "MX_SERVER", ACCOUNT.server(),
                        "MX_USER", ACCOUNT.user(),
                        "MX_API_KEY", ACCOUNT.key(),
                        "MXROUTE_API_URL", mxroute.uri().toString()));
        administrator = ApiSession.signIn(host, "admin", PASSWORD);
        assertThat(administrator
                        .call("POST", "/api/admin/connections", "{\"connector\": \"mxroute\", \"name\": \"MXroute\"}")
                        .statusCode())
                .isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        if (host != null) {
            host.close();
        }
        mxroute.close();
    }

    private static String post(String path, String json, int expected) throws IOException, InterruptedException {
        HttpResponse<String> answer = administrator.call("POST", path, json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
        return answer.body();
    }

    @Test
    void hostsADomainFromItsProofToAMailbox() throws IOException, InterruptedException {
        mxroute.account().verifying();
        assertThat(post("/api/domains", "{\"domain\": \"journey.example\"}", 400))
                .contains("\"field\":\"domain\"", "verification record");
        mxroute.account().publish("journey.example");
        post("/api/domains", "{\"domain\": \"journey.example\"}", 201);

        post(
                "/api/domains/journey.example/email-accounts",
                "{\"username\": \"anna\", \"password\": \"Secret-Horse-78\", \"quota\": 512, \"limit\": 300}",
                201);

        assertThat(mxroute.account().mailboxes("journey.example"))
                .singleElement()
                .satisfies(mailbox -> {
                    assertThat(mailbox.quota()).isEqualTo(512);
                    assertThat(mailbox.limit()).isEqualTo(300);
                    assertThat(mailbox.password()).isEqualTo("Secret-Horse-78");
                });
        assertThat(administrator
                        .get("/api/domains/journey.example/email-accounts")
                        .body())
                .contains("anna@journey.example");
        assertThat(mxroute.refusedForTheirNumber()).isZero();
        assertThat(host.log()).doesNotContain(ACCOUNT.key()).doesNotContain("Secret-Horse-78");
    }

    @Test
    void createsNothingTwiceWhenAnAnswerIsLost() throws IOException, InterruptedException {
        assertThat(administrator.get("/api/domains/lost.example").statusCode()).isEqualTo(200);
        mxroute.forgetCalls();
        mxroute.faults().on("POST .*", 1, Fault.doneButCut());

        post(
                "/api/domains/lost.example/email-accounts",
                "{\"username\": \"bob\", \"password\": \"Secret-Horse-79\"}",
                502);

        assertThat(mxroute.calls()).extracting(Call::method).containsOnlyOnce("POST");
        assertThat(administrator.get("/api/domains/lost.example/email-accounts").body())
                .contains("bob@lost.example");
    }
}

package org.mailhelm.platform.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestHost;

class JobPagesTest {

    private static final Starter ADMIN = new Starter("admin", "admin");

    @TempDir
    Path folder;

    private final ScriptedKind kind = new ScriptedKind();

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestHost host;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Browser admin;

    @BeforeEach
    void start() {
        host = TestHost.start(folder, Browser.ADMIN, kind);
        admin = Browser.signedIn(host);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void showsEachRowWithWhatBecameOfIt() {
        kind.scripts.put("=cmd|' /C calc'!A0", work -> Outcome.refused("<b>Refused</b>"));
        String id = start(List.of(NewJob.Item.of(2, "a"), NewJob.Item.of(3, "=cmd|' /C calc'!A0")));
        ended(id);

        Answer page = admin.get("/jobs/" + id);
        Answer failed = admin.get("/jobs/" + id + "?state=failed");
        Answer list = admin.get("/jobs");
        Answer csv = admin.get("/jobs/" + id + "/result.csv");
        Answer failedCsv = admin.get("/jobs/" + id + "/result.csv?state=failed");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("2 of 2", "1 made", "1 failed", "&lt;b&gt;Refused&lt;/b&gt;", "Failed rows as CSV")
                .doesNotContain("<b>Refused");
        assertThat(failed.body()).contains("Refused").doesNotContain(">a</th>");
        assertThat(list.body()).contains("Things to do", "ended, some failed");
        assertThat(csv.header("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment; filename=\"scripted-"));
        assertThat(csv.body()).contains("line,subject,status,message", "2,a,done,Made", "'=cmd|");
        assertThat(failedCsv.body()).contains("failed").doesNotContain("2,a,done");
    }

    @Test
    void countsRunningJobsAndStopsThemFromThePage() {
        CountDownLatch go = new CountDownLatch(1);
        kind.scripts.put("a", work -> {
            pass(go);
            return kind.make(work);
        });
        String id = start(List.of(NewJob.Item.of(2, "a"), NewJob.Item.of(3, "b")));
        await().untilAsserted(() -> assertThat(admin.get("/account").body()).contains("1 job<"));

        Answer stopped = admin.post("/jobs/" + id + "/cancel", Map.of());
        go.countDown();
        ended(id);

        assertThat(stopped.status()).isEqualTo(303);
        assertThat(stopped.location()).isEqualTo("/jobs/" + id);
        assertThat(admin.get("/jobs/" + id).body()).contains("This job was stopped", "Resume");
        assertThat(admin.post("/jobs/" + id + "/resume", Map.of()).status()).isEqualTo(303);
        ended(id);
        assertThat(kind.effects).containsExactly("a", "b");
        await().untilAsserted(() -> assertThat(admin.get("/account").body()).doesNotContain("1 job<"));
    }

    @Test
    void tellsScriptsOfJobsAndTheirItemsPageByPage() {
        String id = start(IntStream.range(0, 30)
                .mapToObj(i -> NewJob.Item.of(i + 2, "t" + i))
                .toList());
        ended(id);

        Answer first = admin.api("GET", "/api/jobs/" + id + "?size=20", "");
        Answer second = admin.api("GET", "/api/jobs/" + id + "?size=20&page=2", "");
        Answer list = admin.api("GET", "/api/jobs", "");

        assertThat(first.body()).contains("\"state\":\"ended\"", "\"done\":30", "\"total\":30", "\"subject\":\"t29\"");
        assertThat(second.body()).contains("\"subject\":\"t0\"").doesNotContain("\"subject\":\"t29\"");
        assertThat(list.body()).contains(id);
        assertThat(admin.api("GET", "/api/jobs/none", "").status()).isEqualTo(404);
        assertThat(admin.api("POST", "/api/jobs/" + id + "/resume", "").status())
                .isEqualTo(409);
        assertThat(admin.api("POST", "/api/jobs/" + id + "/resume", "{\"retry_failed\":true}")
                        .status())
                .isEqualTo(409);
        assertThat(admin.api("POST", "/api/jobs/" + id + "/cancel", "").body()).contains("\"state\":\"ended\"");
    }

    @Test
    void sendsEventsUntilTheJobEnds() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        kind.scripts.put("a", work -> {
            pass(go);
            return kind.make(work);
        });
        String id = start(List.of(NewJob.Item.of(2, "a")));
        Thread later = new Thread(() -> {
            await().until(() -> host.bean(JobStore.class).begun(id).isPresent());
            go.countDown();
        });
        later.start();

        String cookies = admin.cookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        HttpResponse<String> events = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(host.uri().resolve("/jobs/" + id + "/events"))
                                .header("Accept", "text/event-stream")
                                .header("Cookie", cookies)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(events.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        assertThat(events.body()).contains("event: job", "\"state\":\"ended\"", "\"done\":1");
    }

    private String start(List<NewJob.Item> items) {
        return host.bean(Jobs.class)
                .start(Jobs.newId(), new NewJob("scripted", "Things to do", "things.csv", "{}", items), ADMIN);
    }

    private void ended(String id) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Optional.of(host.bean(JobStore.class).find(id).orElseThrow())
                        .filter(job -> !job.state().active())
                        .isPresent());
    }

    private static void pass(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

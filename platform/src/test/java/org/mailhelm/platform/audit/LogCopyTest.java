package org.mailhelm.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.platform.testing.TestHost;

class LogCopyTest {

    @TempDir
    Path folder;

    private final Path logs = Path.of("logs");

    private List<JsonNode> lines(TestHost host) throws IOException {
        Path day = folder.resolve(logs)
                .resolve(Instant.ofEpochMilli(host.bean(Clock.class).millis())
                                .toString()
                                .substring(0, 10) + ".log");
        List<JsonNode> all = new ArrayList<>();
        if (Files.exists(day)) {
            for (String line : Files.readAllLines(day)) {
                all.add(new ObjectMapper().readTree(line));
            }
        }
        return all;
    }

    @Test
    void copiesEachEntryOnceAcrossARestart() throws IOException {
        Path data = folder.resolve("data");
        Files.createDirectories(data);
        Map<String, String> variables = Map.of("LOG_DIR", folder.resolve(logs).toString());
        try (TestHost host = TestHost.start(data, variables)) {
            host.bean(Audit.class)
                    .done(AuditEvent.of("mailbox.create")
                            .domain("example.com")
                            .on("mailbox", "ada@example.com")
                            .is("quota", 5)
                            .secret("password"));
            await().untilAsserted(() -> assertThat(lines(host)).hasSize(1));
            JsonNode line = lines(host).get(0);
            assertThat(line.path("action").asText()).isEqualTo("mailbox.create");
            assertThat(line.path("target").asText()).isEqualTo("ada@example.com");
            assertThat(line.at("/details/after/quota").asText()).isEqualTo("5");
            assertThat(line.at("/details/after/password").asText()).isEqualTo("set");
            assertThat(line.path("timestamp").asText()).endsWith("Z");
        }
        try (TestHost host = TestHost.start(data, variables)) {
            host.bean(Audit.class).done(AuditEvent.of("mailbox.delete").on("mailbox", "ada@example.com"));
            await().untilAsserted(() -> assertThat(lines(host)).hasSize(2));
            host.bean(LogCopy.class).write();
            assertThat(lines(host))
                    .extracting(line -> line.path("action").asText())
                    .containsExactly("mailbox.create", "mailbox.delete");
        }
    }
}

package org.mailhelm.simulator.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedApiTest {

    private static final String RECORDS = "/zones/023e105f4ecef8ad9ca31a8372d0c353/dns_records";
    private static final String RECORD = """
            {"id": "1", "type": "A", "name": "a.example", "content": "192.0.2.1", "ttl": 1, "proxiable": true,
            "comment": null, "created_on": "2026-01-02T03:04:05Z", "modified_on": "2026-01-02T03:04:05Z"}""";
    private static final String ANSWER =
            "{\"success\": true, \"errors\": [], \"messages\": [], \"result\": [" + RECORD + "]}";
    private static final String REFUSAL =
            "{\"success\": false, \"errors\": [{\"code\": 9109, \"message\": \"Invalid\"}],"
                    + " \"messages\": [], \"result\": null}";
    private static final String DONE = "{\"success\": true, \"errors\": [], \"messages\": [], \"result\": {}}";

    private final PublishedApi api = new PublishedApi();

    private List<String> read(Map<String, String> query, int status, String answer) {
        return api.problems(
                new CloudflareSimulator.Call("GET", "/client/v4" + RECORDS, query, "", status, answer, false));
    }

    private List<String> batch(String sent, int status, String answer) {
        return api.problems(new CloudflareSimulator.Call(
                "POST", "/client/v4" + RECORDS + "/batch", Map.of(), sent, status, answer, false));
    }

    @Test
    void takesWhatIsAsDocumented() {
        assertThat(read(Map.of("page", "2", "order", "name"), 200, ANSWER)).isEmpty();
        assertThat(read(Map.of(), 403, REFUSAL)).isEmpty();
        assertThat(batch("{\"posts\": [{\"type\": \"TXT\", \"name\": \"a.example\", \"content\": \"x\"}]}", 200, DONE))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"created_on\": \"2026-01-02T03:04:05Z\", | ``",
                "2026-01-02T03:04:05Z | yesterday",
                "\"type\": \"A\" | \"type\": \"Z\"",
                "192.0.2.1 | 192.0.2",
                "\"ttl\": 1 | \"ttl\": 7",
                "\"success\": true | \"success\": false",
                "\"errors\": [], | ``",
            })
    void noticesAnAnswerThatIsOtherwise(String documented, String otherwise) {
        assertThat(ANSWER).contains(documented);

        assertThat(read(Map.of(), 200, ANSWER.replace(documented, otherwise))).isNotEmpty();
    }

    @Test
    void noticesARefusalThatIsOtherwise() {
        assertThat(read(Map.of(), 403, REFUSAL.replace("\"code\": 9109, ", ""))).isNotEmpty();
        assertThat(read(Map.of(), 403, ANSWER)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"per_page, 5000001", "page, first", "order, age", "since, 2026"})
    void noticesAParameterThatIsOtherwise(String name, String value) {
        assertThat(read(Map.of(name, value), 200, ANSWER)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"posts\": [{\"type\": \"MX\", \"name\": \"a.example\", \"content\": \"mx.example\"}]}",
                "{\"posts\": [{\"type\": \"A\", \"name\": \"a.example\", \"content\": \"somewhere\"}]}",
                "{\"posts\": [{\"type\": \"A\", \"content\": \"192.0.2.1\"}]}",
                "{\"posts\": [{\"type\": \"CAA\", \"name\": \"a.example\", \"content\": \"0 issue x\", \"data\": {}}]}",
                "{\"patches\": [{\"type\": \"TXT\", \"name\": \"a.example\", \"content\": \"x\"}]}",
                "{\"patches\": [{\"id\": \"1\", \"type\": \"TXT\", \"content\": \"x\"}]}",
                "{\"deletes\": [{}]}",
                "{\"deletes\": {}}",
                "",
            })
    void noticesWhatIsSentOtherwise(String sent) {
        assertThat(batch(sent, 200, DONE)).isNotEmpty();
        assertThat(batch(sent, 400, REFUSAL)).as("a test may want it refused").isEmpty();
    }

    @Test
    void noticesACallThatThereIsNot() {
        for (String call : List.of("GET /zones/1/records", "PUT /zones", "GET /zones/1/2/dns_records")) {
            String[] parts = call.split(" ");
            assertThat(api.problems(new CloudflareSimulator.Call(
                            parts[0], "/client/v4" + parts[1], Map.of(), "", 404, REFUSAL, false)))
                    .as(call)
                    .isNotEmpty();
        }
    }
}

package org.mailhelm.platform.testing;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a host says of its own API, to hold calls and answers against. */
public final class Description {

    private static final int REDIRECTS = 300;

    private final OpenApiInteractionValidator validator;

    private Description(String document) {
        validator = OpenApiInteractionValidator.createForInlineApiSpecification(document)
                // Who asks is signed in by a cookie that the validator doesn't see.
                .withLevelResolver(LevelResolver.create()
                        .withLevel("validation.request.security", Level.IGNORE)
                        .build())
                .build();
    }

    /** As the host serves it to an administrator. */
    public static Description readBy(Browser admin) {
        return new Description(admin.api("GET", "/api/openapi.json", "").body());
    }

    /** Where an answer isn't as described. */
    public List<String> faults(String method, String path, Answer answer) {
        SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.status());
        answer.header("Content-Type").ifPresent(response::withContentType);
        if (!answer.body().isEmpty()) {
            response.withBody(answer.body());
        }
        return faults(
                method + " " + path + " " + answer.status(),
                validator.validateResponse(path, Request.Method.valueOf(method), response.build()));
    }

    /** Where a call that was taken, or the answer to any, isn't as described. */
    public List<String> faults(String method, String path, String json, Answer answer) {
        List<String> faults = new ArrayList<>(faults(method, path, answer));
        if (answer.status() < REDIRECTS) {
            faults.addAll(faults(
                    method + " " + path + " " + json,
                    validator.validateRequest(request(Request.Method.valueOf(method), path, json))));
        }
        return faults;
    }

    private static List<String> faults(String call, ValidationReport report) {
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == Level.ERROR)
                .map(message -> call + ": " + message.getKey() + " " + message.getMessage())
                .toList();
    }

    private static Request request(Request.Method method, String path, String json) {
        String[] parts = path.split("\\?", 2);
        SimpleRequest.Builder request = new SimpleRequest.Builder(method, parts[0]);
        if (parts.length == 2) {
            for (String pair : parts[1].split("&")) {
                String[] sent = pair.split("=", 2);
                request.withQueryParam(sent[0], URLDecoder.decode(sent[1], StandardCharsets.UTF_8));
            }
        }
        if (!json.isEmpty()) {
            request.withContentType("application/json").withBody(json);
        }
        return request.build();
    }
}

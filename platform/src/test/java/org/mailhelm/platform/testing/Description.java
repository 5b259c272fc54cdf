package org.mailhelm.platform.testing;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import java.util.List;

/** What a host says of its own API, to hold its answers against. */
public final class Description {

    private final OpenApiInteractionValidator validator;

    private Description(String document) {
        validator = OpenApiInteractionValidator.createForInlineApiSpecification(document)
                .build();
    }

    /** As the host serves it to an administrator. */
    public static Description readBy(Browser admin) {
        return new Description(admin.api("GET", "/api/openapi.json", "").body());
    }

    /** Where the answer to a call isn't as described. */
    public List<String> faults(String method, String path, Answer answer) {
        SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.status());
        answer.header("Content-Type").ifPresent(response::withContentType);
        if (!answer.body().isEmpty()) {
            response.withBody(answer.body());
        }
        return validator.validateResponse(path, Request.Method.valueOf(method), response.build()).getMessages().stream()
                .filter(message -> message.getLevel() == Level.ERROR)
                .map(message -> method + " " + path + " " + answer.status() + ": " + message.getKey() + " "
                        + message.getMessage())
                .toList();
    }
}

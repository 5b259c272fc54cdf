package org.mailhelm.platform.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.micronaut.http.HttpStatus;
import java.util.List;

/** Says what is wrong with a JSON body: which field, where that is known, without repeating what was sent. */
final class UnreadableBody {

    private static final int DEEPEST = 8;

    private UnreadableBody() {}

    static Problem explain(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof UnrecognizedPropertyException unknown) {
                String name = unknown.getPropertyName();
                return Problem.of(Refused.invalid(name, "This call takes no field of that name. Nothing was changed."));
            }
            if (cause instanceof JsonMappingException mapping) {
                String field = lastField(mapping.getPath());
                if (!field.isEmpty()) {
                    return Problem.of(Refused.invalid(field, "The value is of the wrong type. Nothing was changed."));
                }
            }
            cause = cause.getCause();
        }
        return Problem.of(
                HttpStatus.BAD_REQUEST,
                "malformed_body",
                "The body is not valid JSON of the shape that this call takes. Nothing was changed.");
    }

    private static String lastField(List<JsonMappingException.Reference> path) {
        for (int i = path.size() - 1; i >= 0; i--) {
            String name = path.get(i).getFieldName();
            if (name != null) {
                return name;
            }
        }
        return "";
    }
}

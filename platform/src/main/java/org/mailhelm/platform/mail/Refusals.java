package org.mailhelm.platform.mail;

import io.micronaut.http.HttpStatus;
import java.util.Map;
import org.mailhelm.api.Failure;
import org.mailhelm.ui.part.Form;

/** Puts a failure where a form shows it. */
public final class Refusals {

    private Refusals() {}

    /**
     * The form with the failure at the field that it concerns, or over the whole form.
     *
     * @param name the field that names the thing
     * @param fields the form's name of each field that a failure may name
     */
    public static Form show(Failure failure, Form form, String name, Map<String, String> fields) {
        if (failure instanceof Failure.InvalidInput input) {
            String field = fields.get(input.field());
            return field == null ? form.withError(failure.reason()) : form.withError(field, failure.reason());
        }
        return failure instanceof Failure.Conflict
                ? form.withError(name, failure.reason())
                : form.withError(failure.reason());
    }

    /** 422 when the input is at fault, else the status that the failure stands for. */
    public static HttpStatus status(Failure failure) {
        return failure.httpStatus() == HttpStatus.BAD_REQUEST.getCode()
                        || failure.httpStatus() == HttpStatus.CONFLICT.getCode()
                ? HttpStatus.UNPROCESSABLE_ENTITY
                : HttpStatus.valueOf(failure.httpStatus());
    }
}

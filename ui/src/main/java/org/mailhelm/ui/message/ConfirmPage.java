package org.mailhelm.ui.message;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.ui.Crumb;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Confirm;

/**
 * A question as a page of its own, for browsers without the script: posts the same form again with the field
 * {@code confirm}.
 *
 * @param action where the form goes
 * @param fields the other fields of the form, sent again unchanged; never a secret
 * @param back where "Cancel" leads
 * @param error when the typed name was wrong
 */
public record ConfirmPage(
        Confirm confirm,
        String action,
        Map<String, String> fields,
        String back,
        Optional<String> error,
        List<Crumb> crumbs,
        String section)
        implements Page {
    public ConfirmPage {
        fields = Map.copyOf(fields);
        crumbs = List.copyOf(crumbs);
    }

    public static ConfirmPage of(Confirm confirm, String action, String back) {
        return new ConfirmPage(confirm, action, Map.of(), back, Optional.empty(), List.of(), "");
    }

    @Override
    public String template() {
        return "message/confirm.jte";
    }

    @Override
    public String title() {
        return confirm.title();
    }
}

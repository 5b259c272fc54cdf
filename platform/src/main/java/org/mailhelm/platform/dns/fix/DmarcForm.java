package org.mailhelm.platform.dns.fix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.dns.desired.DmarcRecord;
import org.mailhelm.ui.part.Form;

/** A DMARC record as a form, a field for each tag that people choose. */
final class DmarcForm {

    private static final List<String> TAGS = List.of("p", "sp", "rua", "ruf", "fo", "pct", "adkim", "aspf");
    private static final String OTHER = "other";
    private static final Set<String> SHOWN_WITH_DEFAULT = Set.of("p", "pct", "adkim", "aspf");

    private DmarcForm() {}

    static Form of(DmarcRecord record) {
        Form form = Form.empty();
        for (String tag : TAGS) {
            String value = SHOWN_WITH_DEFAULT.contains(tag)
                    ? record.tag(tag)
                    : record.tags().getOrDefault(tag, "");
            form = form.with(tag, value);
        }
        return form.with(
                OTHER,
                record.tags().entrySet().stream()
                        .filter(tag ->
                                !TAGS.contains(tag.getKey()) && !tag.getKey().equals("v"))
                        .map(tag -> tag.getKey() + "=" + tag.getValue())
                        .collect(Collectors.joining("; ")));
    }

    static Form again(Map<String, String> sent) {
        Form form = Form.empty();
        for (String tag : TAGS) {
            form = form.with(tag, sent.getOrDefault(tag, "").strip());
        }
        return form.with(OTHER, sent.getOrDefault(OTHER, "").strip());
    }

    /** The form with an error at each field that is wrong; without errors, it is a record. */
    static Form checked(Form form) {
        Form checked = form.value("p").isEmpty() ? form.withError("p", "Choose what happens to such mail.") : form;
        for (String tag : TAGS) {
            Optional<String> wrong =
                    form.value(tag).isEmpty() ? Optional.empty() : wrong("v=DMARC1; p=none; ", tag, form.value(tag));
            if (wrong.isPresent()) {
                checked = checked.withError(tag, wrong.get());
            }
        }
        if (!form.value(OTHER).isEmpty()) {
            try {
                DmarcRecord.check("v=DMARC1; p=none; " + form.value(OTHER));
            } catch (Failure.InvalidInput e) {
                checked = checked.withError(OTHER, e.reason());
            }
        }
        return checked;
    }

    private static Optional<String> wrong(String begin, String tag, String value) {
        if (value.contains(";")) {
            return Optional.of("A tag has no semicolon in it.");
        }
        try {
            DmarcRecord.check(tag.equals("p") ? "v=DMARC1; p=" + value : begin + tag + "=" + value);
            return Optional.empty();
        } catch (Failure.InvalidInput e) {
            return Optional.of(e.reason());
        }
    }

    /** The record that the form stands for; what is as receivers take it anyway is left out. */
    static String record(Form form) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("v", "DMARC1");
        DmarcRecord usual = new DmarcRecord(Map.of());
        for (String tag : TAGS) {
            String value = form.value(tag);
            if (!value.isEmpty() && !value.equals(usual.tag(tag))) {
                tags.put(tag, value);
            }
        }
        String text = new DmarcRecord(tags).text();
        return form.value(OTHER).isEmpty() ? text : text + "; " + form.value(OTHER);
    }
}

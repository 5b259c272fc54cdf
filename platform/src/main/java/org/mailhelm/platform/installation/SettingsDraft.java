package org.mailhelm.platform.installation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.platform.settings.SettingForm;
import org.mailhelm.platform.settings.SettingValue;
import org.mailhelm.platform.web.Refused;
import org.mailhelm.ui.connection.ConnectionPage;

/**
 * A form of settings on its way: what was sent, and what is wrong with it.
 *
 * @param posted empty for a fresh page
 * @param errors by setting; under the empty name what concerns all
 */
public record SettingsDraft(Map<String, String> posted, Map<String, String> errors) {

    /** Keeps copies. */
    public SettingsDraft {
        posted = Map.copyOf(posted);
        errors = Map.copyOf(errors);
    }

    /** Nothing was sent yet. */
    public static SettingsDraft fresh() {
        return new SettingsDraft(Map.of(), Map.of());
    }

    /** What somebody sent. */
    public static SettingsDraft of(Map<String, String> posted) {
        return new SettingsDraft(posted, Map.of());
    }

    /** The same, refused. */
    public SettingsDraft refused(Refused refused) {
        return new SettingsDraft(
                posted,
                refused.fields().isEmpty() ? Map.of("", String.valueOf(refused.getMessage())) : refused.fields());
    }

    /** The fields, as they are shown. */
    public List<ConnectionPage.Group> groups(List<SettingValue> values) {
        return SettingForm.groups(values, posted, errors);
    }

    /** What concerns no single field. */
    public Optional<String> error() {
        return Optional.ofNullable(errors.get(""));
    }

    /** What the form changes; where it asks to forget one stored value, that alone. */
    public Map<String, Optional<String>> changes(List<SettingValue> values) {
        String clear = posted.getOrDefault("clear", "");
        return clear.startsWith(ConnectionPage.PREFIX)
                ? Map.of(clear.substring(ConnectionPage.PREFIX.length()), Optional.empty())
                : SettingForm.changes(values, posted);
    }

    /** Whether somebody wants to see how it would go, and change nothing. */
    public boolean testing() {
        return posted.getOrDefault("do", "").equals("test");
    }
}

package org.mailhelm.platform.access;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.right.DomainNames;
import org.mailhelm.platform.right.Preset;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.web.Refused;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Field;
import org.mailhelm.ui.part.Form;

/** Rights as forms show and send them: a choice of nothing, reading or writing for each area. */
final class UserForms {

    static final String DOMAINS = "domains";
    static final String PRESET = "preset";

    /** A value of its own: browsers take an empty one for a choice that was not made. */
    private static final String NOTHING = "none";

    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry("dashboard", "Dashboard"),
            Map.entry("emails", "Mailboxes"),
            Map.entry("passwords", "Passwords of mailboxes"),
            Map.entry("forwarders", "Forwarders"),
            Map.entry("spam", "Spam"),
            Map.entry("dns", "DNS"),
            Map.entry("portal", "Reset portal"),
            Map.entry("domains", "All domains"),
            Map.entry("users", "Users"),
            Map.entry("settings", "Connections and settings"),
            Map.entry("plugins", "Plugins"),
            Map.entry("audit", "Audit"),
            Map.entry("notifications", "Notifications"));
    private static final Map<String, String> HELP = Map.of(
            "domains", "Sees every domain in lists; changing: adds, suspends and removes domains.",
            "users", "Changing: users who have no more rights than this one.",
            "plugins", "Plugins are programs: who may change them can do whatever the server can.",
            "settings", "With the passwords of outside systems, which nobody gets to see.");

    private UserForms() {}

    /** A field for each area. */
    static List<Field> fields(Right.Scope scope, Set<Right> has) {
        List<Field> fields = new ArrayList<>();
        for (String area : Right.areas(scope)) {
            List<Choice> choices = new ArrayList<>(List.of(new Choice(NOTHING, "Nothing")));
            Right.of(scope, area, false).ifPresent(right -> choices.add(new Choice("read", "See")));
            Right.of(scope, area, true)
                    .ifPresent(right ->
                            choices.add(new Choice("write", area.equals("passwords") ? "Set" : "See and change")));
            String value = Right.of(scope, area, true).filter(has::contains).isPresent()
                    ? "write"
                    : Right.of(scope, area, false).filter(has::contains).isPresent() ? "read" : NOTHING;
            fields.add(Field.choice(area, TITLES.getOrDefault(area, area), choices)
                    .asRequired()
                    .help(HELP.getOrDefault(area, ""))
                    .value(value));
        }
        return fields;
    }

    /** What such fields were sent with. */
    static Set<Right> read(Right.Scope scope, Map<String, String> sent) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        for (String area : Right.areas(scope)) {
            String level = sent.getOrDefault(area, "");
            if (!level.isEmpty() && !level.equals(NOTHING)) {
                Right.of(scope, area, level.equals("write")).ifPresent(rights::add);
            }
        }
        return rights;
    }

    static List<Choice> presets() {
        List<Choice> choices = new ArrayList<>();
        for (Preset preset : Preset.values()) {
            choices.add(new Choice(preset.id(), preset.title() + ": " + preset.words()));
        }
        return choices;
    }

    /** What a grant allows, in words. */
    static String words(Set<Right> rights) {
        return Preset.matching(rights).map(Preset::title).orElseGet(() -> String.join(", ", Right.words(rights)));
    }

    /** The domains that somebody wrote, one a line or parted by commas; {@code *} is all of them. */
    static Set<String> domains(String text, DomainNames names) {
        Set<String> domains = new TreeSet<>();
        for (String word : text.split("[,\\s]+")) {
            if (!word.isEmpty()) {
                try {
                    domains.add(word.equals(Rights.EVERY) ? word : names.canonical(word));
                } catch (Failure.InvalidInput e) {
                    throw Refused.invalid(DOMAINS, "\"" + word + "\" is not a domain. Write it as in example.com.");
                }
            }
        }
        return domains;
    }

    /** These rights with others on some domains. */
    static Rights with(Rights rights, Set<String> domains, Set<Right> granted) {
        Map<String, Set<Right>> all = new TreeMap<>(rights.domains());
        domains.forEach(domain -> all.put(domain, granted));
        return new Rights(rights.administrator(), rights.account(), all);
    }

    /** The form with what was refused. */
    static Form refused(Form form, Refused refused, Set<String> fields) {
        Form shown = form;
        Map<String, String> errors = refused.fields();
        if (errors.isEmpty()) {
            return shown.withError(String.valueOf(refused.getMessage()));
        }
        for (Map.Entry<String, String> error : errors.entrySet()) {
            shown = fields.contains(error.getKey())
                    ? shown.withError(error.getKey(), error.getValue())
                    : shown.withError(error.getValue());
        }
        return shown;
    }
}

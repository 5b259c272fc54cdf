package org.mailhelm.ui.plugin;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Action;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.Link;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.Status;

/**
 * Every plugin jar. Posts: {@code /plugins/upload} and {@code /plugins/{id}/replace} (multipart: {@code jar},
 * {@code confirm}), {@code /plugins/{id}/enable}, {@code …/disable}, {@code …/remove} ({@code confirm}).
 *
 * @param summary one sentence, such as "6 installed, 1 could not start."
 * @param api version of the plugin API this installation offers
 */
public record PluginsPage(String summary, String api, List<Row> rows, List<Note> notes, Optional<Upload> panel)
        implements Page {
    /** What has to be typed before code of somebody else is run. */
    public static final String CONSENT = "run this plugin";

    public PluginsPage {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /**
     * One jar.
     *
     * @param requires range of plugin API versions, as the jar says it
     * @param cause why it does not run, or how many connections it serves
     * @param connectors what it contributes, linked to its connections
     * @param uploaded false for a built-in one
     */
    public record Row(
            String id,
            String title,
            String version,
            String provider,
            String requires,
            Status status,
            String cause,
            List<Link> connectors,
            boolean uploaded,
            List<Action> actions) {
        public Row {
            connectors = List.copyOf(connectors);
            actions = List.copyOf(actions);
        }
    }

    /** The open panel that takes a jar: a new plugin, or a new version of the one with this id. */
    public record Upload(Optional<String> replaces, String title, String limit, Form form) {
        public String action() {
            return replaces.map(id -> Addresses.plugin(id, "replace")).orElse(Addresses.uploadPlugin());
        }
    }

    @Override
    public String template() {
        return "plugin/plugins.jte";
    }

    @Override
    public String title() {
        return "Plugins";
    }

    @Override
    public String section() {
        return Addresses.plugins();
    }
}

package org.mailhelm.platform.connection;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailhelm.api.ConnectorDescription;
import org.mailhelm.platform.plugin.Kind;
import org.mailhelm.platform.plugin.LoadedConnector;
import org.mailhelm.platform.settings.SettingForm;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.connection.ConnectionPage;
import org.mailhelm.ui.connection.ConnectionsPage;
import org.mailhelm.ui.part.Action;
import org.mailhelm.ui.part.Confirm;
import org.mailhelm.ui.part.Field;
import org.mailhelm.ui.part.Link;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Tab;

/** Puts the pages for connections together. */
@Singleton
final class ConnectionViews {

    /** Where {@link InvalidSettings} tells of the connection's own name. */
    static final String NAME_ERROR = "name!";

    private final ConnectionAdmin admin;
    private final Connections connections;
    private final TryIt tryIt;

    ConnectionViews(ConnectionAdmin admin, Connections connections, TryIt tryIt) {
        this.admin = admin;
        this.connections = connections;
        this.tryIt = tryIt;
    }

    ConnectionsPage list(Kind kind, boolean choosing) {
        KindWords words = KindWords.of(kind);
        return new ConnectionsPage(
                kind.slug(),
                words.heading(),
                words.why(),
                Arrays.stream(KindWords.values())
                        .map(each -> new Tab(
                                each.heading(),
                                Addresses.connections(each.kind().slug()),
                                each == words,
                                OptionalLong.of(connections.all(each.kind()).size())))
                        .toList(),
                connections.all(kind).stream().map(this::row).toList(),
                choosing
                        ? Optional.of(admin.connectors(kind).stream()
                                .map(ConnectionViews::choice)
                                .toList())
                        : Optional.empty(),
                Optional.empty());
    }

    private static ConnectionsPage.Choose choice(LoadedConnector loaded) {
        return new ConnectionsPage.Choose(
                loaded.id(), loaded.description().title(), loaded.description().summary());
    }

    private ConnectionsPage.Row row(ConnectionView connection) {
        Optional<TestResult> last = admin.details(connection.id()).last();
        return new ConnectionsPage.Row(
                connection.id(),
                connection.name(),
                connection.connectorTitle(),
                TestWords.status(connection, last),
                connection.problem().or(() -> last.map(TestResult::message)).orElse(""),
                last.map(result -> TestWords.time(result.at())).orElse(""),
                actions(connection));
    }

    static List<Action> actions(ConnectionView connection) {
        String kind = connection.kind().slug();
        List<Action> actions = new ArrayList<>();
        if (connection.enabled()) {
            actions.add(Action.send("Test", "flask", Addresses.connection(kind, connection.id(), "test")));
            actions.add(Action.send("Switch off", "power", Addresses.connection(kind, connection.id(), "disable")));
        } else {
            actions.add(Action.send("Switch on", "power", Addresses.connection(kind, connection.id(), "enable")));
        }
        actions.add(Action.send("Delete", "trash", Addresses.connection(kind, connection.id(), "delete"))
                .dangerous()
                .asking(deletion(connection)));
        return actions;
    }

    static Confirm deletion(ConnectionView connection) {
        return Confirm.typed(
                "Delete the connection " + connection.name() + "?",
                "Its settings and secrets are deleted here. " + connection.connectorTitle() + " itself stays as it is.",
                List.of("Whatever uses this connection stops working."),
                "Delete connection",
                connection.name());
    }

    /** The page of a connection that is there. */
    ConnectionPage page(ConnectionDetails details, Draft draft) {
        ConnectionView connection = details.connection();
        String kind = connection.kind().slug();
        return new ConnectionPage(
                connection.id(),
                kind,
                KindWords.of(connection.kind()).heading(),
                connection.connectorTitle(),
                details.connector().map(ConnectorDescription::summary).orElse("The plugin doesn't run."),
                Addresses.connection(kind, connection.id()) + "?v="
                        + draft.version().orElse(details.version()),
                name(draft, connection.name()),
                SettingForm.groups(details.values(), draft.posted(), draft.errors()),
                draft.error(),
                details.connector().flatMap(ConnectionViews::guide),
                draft.test().or(details::last).map(TestWords::of),
                connection.enabled() && connection.problem().isEmpty()
                        ? draft.tried()
                                .or(() -> Optional.of(tryIt.form(connection.kind(), Map.of(), Optional.empty(), "")))
                        : Optional.empty(),
                actions(connection),
                note(connection));
    }

    private static Optional<Note> note(ConnectionView connection) {
        if (!connection.enabled()) {
            return Optional.of(Note.of(State.OFF, "This connection is switched off", "Nothing uses it."));
        }
        return connection
                .problem()
                .map(problem -> Note.of(State.BAD, "This connection isn't open", problem)
                        .withLink("Plugins", Addresses.plugins()));
    }

    /** The page of one that isn't there yet. */
    ConnectionPage young(LoadedConnector loaded, Draft draft) {
        String kind = loaded.kind().slug();
        return new ConnectionPage(
                "",
                kind,
                KindWords.of(loaded.kind()).heading(),
                loaded.description().title(),
                loaded.description().summary(),
                Addresses.newConnection(kind, loaded.id()),
                name(draft, free(loaded)),
                SettingForm.groups(admin.blank(loaded.id()), draft.posted(), draft.errors()),
                draft.error(),
                guide(loaded.description()),
                draft.test().map(TestWords::of),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private String free(LoadedConnector loaded) {
        String title = loaded.description().title();
        List<String> taken = connections.all(loaded.kind()).stream()
                .map(ConnectionView::name)
                .toList();
        String name = title;
        for (int number = 2; taken.stream().anyMatch(name::equalsIgnoreCase); number++) {
            name = title + " " + number;
        }
        return name;
    }

    private static Optional<Link> guide(ConnectorDescription description) {
        return description.documentation().map(uri -> new Link("Guide", uri.toString()));
    }

    private static Field name(Draft draft, String now) {
        Field field = Field.text("name", "Name")
                .asRequired()
                .help("How it is called here.")
                .value(draft.posted().getOrDefault("name", now));
        String error = draft.errors().get(NAME_ERROR);
        return error == null ? field : field.error(error);
    }

    /**
     * A form on its way: what was sent, and what came of it.
     *
     * @param posted empty for a fresh page
     * @param errors by setting; under the empty name what concerns all
     * @param version of the connection when the form was drawn first
     */
    record Draft(
            Map<String, String> posted,
            Map<String, String> errors,
            Optional<Long> version,
            Optional<TestResult> test,
            Optional<ConnectionPage.TryIt> tried) {

        static Draft fresh() {
            return new Draft(Map.of(), Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        static Draft of(Map<String, String> posted, Optional<Long> version) {
            return new Draft(posted, Map.of(), version, Optional.empty(), Optional.empty());
        }

        Draft refused(Map<String, String> reasons) {
            return new Draft(posted, reasons, version, test, tried);
        }

        Draft tested(TestResult result) {
            return new Draft(posted, errors, version, Optional.of(result), tried);
        }

        Draft tried(ConnectionPage.TryIt panel) {
            return new Draft(posted, errors, version, test, Optional.of(panel));
        }

        Optional<String> error() {
            Map<String, String> all = new HashMap<>(errors);
            return Optional.ofNullable(all.get(""));
        }
    }
}

package org.mailhelm.ui.connection;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Crumb;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Action;
import org.mailhelm.ui.part.Field;
import org.mailhelm.ui.part.Link;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.Status;
import org.mailhelm.ui.part.Step;

/**
 * One connection: the form drawn from its connector's settings, its test, and a place to try it.
 *
 * <p>The form posts to {@code address}: {@code name} and every setting under its own name prefixed {@code s.}, plus
 * {@code do} with {@code save} or {@code test}, or {@code clear} with the name of a setting whose stored value is to be
 * forgotten. A switch that is absent is off; a secret that is empty is kept. Delete posts {@code confirm} (the typed
 * name) to {@code …/delete}; "try it" posts its own fields to {@code …/try}.
 *
 * @param id empty while the connection does not exist yet
 * @param address where the form is posted: {@code /connections/{kind}/{id}} or {@code /connections/{kind}/new/{connector}}
 * @param name field for the name of the connection
 * @param error concerns the form as a whole
 */
public record ConnectionPage(
        String id,
        String kind,
        String kindHeading,
        String connectorTitle,
        String summary,
        String address,
        Field name,
        List<Group> groups,
        Optional<String> error,
        Optional<Link> documentation,
        Optional<Test> test,
        Optional<TryIt> tryIt,
        List<Action> actions,
        Optional<Note> note)
        implements Page {
    /** Before the name of each setting in the posted form, so that none clashes with a field of our own. */
    public static final String PREFIX = "s.";

    public ConnectionPage {
        groups = List.copyOf(groups);
        actions = List.copyOf(actions);
    }

    /** Settings under one heading; an empty title for a connector without groups becomes "Settings". */
    public record Group(String title, List<Field> fields) {
        public Group {
            fields = List.copyOf(fields);
        }

        public String heading() {
            return title.isEmpty() ? "Settings" : title;
        }
    }

    /** The last test: its verdict, when and how long, and its steps or the failure. */
    public record Test(Status verdict, String when, List<Step> steps) {
        public Test {
            steps = List.copyOf(steps);
        }
    }

    /** A small form that uses the connection for real, such as "Send a message" for a notifier. */
    public record TryIt(
            String title, String help, List<Field> fields, String button, Optional<Status> verdict, String output) {
        public TryIt {
            fields = List.copyOf(fields);
        }
    }

    public boolean isNew() {
        return id.isEmpty();
    }

    public long invalid() {
        return groups.stream()
                        .flatMap(group -> group.fields().stream())
                        .filter(field -> field.error().isPresent())
                        .count()
                + (name.error().isPresent() ? 1 : 0);
    }

    @Override
    public String template() {
        return "connection/connection.jte";
    }

    @Override
    public String title() {
        return isNew() ? "New " + connectorTitle + " connection" : name.value();
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(kindHeading, Addresses.connections(kind)));
    }

    @Override
    public String section() {
        return Addresses.connections("mail-hosts");
    }
}

package org.mailhelm.ui.access;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Crumb;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Confirm;
import org.mailhelm.ui.part.Field;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.Status;

/**
 * One user. Posts: {@code /users/{id}/profile}, {@code …/invite}, {@code …/enable}, {@code …/disable},
 * {@code …/factors/remove}, {@code …/remove}; each panel posts to its own address.
 *
 * @param rights on the installation, in words; empty for none
 * @param mayChange whether the visitor may change this user
 * @param oneself whether the visitor is this user, who can't change the own rights
 * @param factor whether this user has a second factor
 * @param audited whether the visitor may look into the audit
 */
public record UserPage(
        String id,
        String login,
        Status status,
        String role,
        boolean administrator,
        String rights,
        List<Grant> grants,
        Form profile,
        boolean mayChange,
        boolean oneself,
        boolean enabled,
        boolean factor,
        boolean audited,
        Confirm removal,
        Optional<Panel> panel)
        implements Page {
    public UserPage {
        grants = List.copyOf(grants);
    }

    /** Rights on a domain; {@code shown} is the domain for people, {@code words} what may be done there. */
    public record Grant(String domain, String shown, String words) {}

    /** What stands beside the page. */
    public sealed interface Panel permits Invited, Edit {}

    /** The link with which a user chooses a password; shown once. {@code mail} says whether it was sent, or why not. */
    public record Invited(String login, String link, boolean sent, String mail) implements Panel {
        /** One that nobody tried to send. */
        public Invited(String login, String link) {
            this(login, link, false, "");
        }
    }

    /** A form; {@code removable} adds a button that sends {@code remove}. */
    public record Edit(String heading, String action, List<Field> fields, Form form, String button, boolean removable)
            implements Panel {
        public Edit {
            fields = List.copyOf(fields);
        }

        /** The field with what was refused; its value stays where the form holds none. */
        public Field shown(Field field) {
            Field kept = form.values().containsKey(field.name())
                    ? field.value(form.values().get(field.name()))
                    : field;
            String error = form.errors().get(field.name());
            return error == null ? kept : kept.error(error);
        }
    }

    /** Asked before the second factors of a user are taken away. */
    public static Confirm factorRemoval(String login) {
        return Confirm.simple(
                "Take the second factor from " + login + "?",
                "The user is signed out everywhere and signs in by password alone, until a new one is set up. Make sure"
                        + " that it is really " + login + " who asks.",
                "Take it away");
    }

    public Optional<Invited> invited() {
        return panel.filter(Invited.class::isInstance).map(Invited.class::cast);
    }

    public Optional<Edit> edit() {
        return panel.filter(Edit.class::isInstance).map(Edit.class::cast);
    }

    /** Whether rights can be changed here: never one's own. */
    public boolean mayGrant() {
        return mayChange && !oneself;
    }

    @Override
    public String template() {
        return "access/user.jte";
    }

    @Override
    public String title() {
        return login;
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb("Users", AccessAddresses.users()));
    }

    @Override
    public String section() {
        return AccessAddresses.users();
    }
}

package org.mailhelm.platform.access;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mailhelm.platform.access.factor.Factors;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.web.Refused;
import org.mailhelm.ui.access.AccessAddresses;
import org.mailhelm.ui.access.UserPage;
import org.mailhelm.ui.access.UsersPage;
import org.mailhelm.ui.part.Choice;
import org.mailhelm.ui.part.Confirm;
import org.mailhelm.ui.part.Field;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Status;

/** Users as their pages show them. */
@Singleton
final class UserViews {

    static final String ADMINISTRATOR = "administrator";

    private final UserAdmin admin;
    private final Factors factors;

    UserViews(UserAdmin admin, Factors factors) {
        this.admin = admin;
        this.factors = factors;
    }

    static UserPage.Panel rightsPanel(UserAdmin.Account account, Form form) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.toggle(ADMINISTRATOR, "Administrator")
                .help("May do everything, on all domains; the rest of this form does not matter then.")
                .value(Boolean.toString(account.administrator())));
        fields.addAll(UserForms.fields(Right.Scope.ACCOUNT, account.rights().account()));
        return new UserPage.Edit(
                "Rights on the installation",
                AccessAddresses.user(account.user().id(), "rights"),
                fields,
                form,
                "Save rights",
                false);
    }

    static UserPage.Panel grantPanel(String id, Form form) {
        return new UserPage.Edit(
                "Grant domains",
                AccessAddresses.user(id, "grants"),
                List.of(
                        Field.textarea(UserForms.DOMAINS, "Domains")
                                .asRequired()
                                .help("One a line; * stands for all domains, later ones too."),
                        Field.choice(UserForms.PRESET, "May", UserForms.presets())
                                .asRequired()),
                form,
                "Grant",
                false);
    }

    static UserPage.Panel changeGrantPanel(UserAdmin.Account account, String domain, Form form) {
        Set<Right> has = account.rights().domains().get(domain);
        if (has == null) {
            throw Refused.notFound("There is no such grant.");
        }
        return new UserPage.Edit(
                domain.equals(Rights.EVERY) ? "Every domain" : domain,
                AccessAddresses.userGrant(account.user().id(), domain),
                UserForms.fields(Right.Scope.DOMAIN, has),
                form,
                "Save rights",
                true);
    }

    UsersPage list(HttpRequest<?> request, Optional<Form> form) {
        boolean may = Rights.of(request).has(Right.USERS_WRITE);
        Set<String> withFactor = factors.users();
        return new UsersPage(
                admin.all().stream()
                        .map(account -> new UsersPage.Row(
                                account.user().id(),
                                account.user().loginName(),
                                account.user().displayName(),
                                status(account),
                                role(account),
                                domains(account.rights()),
                                withFactor.contains(account.user().id())))
                        .toList(),
                may,
                form.map(typed -> new UsersPage.Add(roles(request), typed)));
    }

    UserPage page(HttpRequest<?> request, UserAdmin.Account account, Optional<UserPage.Panel> panel, Form profile) {
        User user = account.user();
        boolean mine = SignedIn.required(request).userId().equals(user.id());
        boolean may =
                Rights.of(request).has(Right.USERS_WRITE) && Rights.of(request).covers(account.rights());
        Form shown = profile.values().isEmpty()
                ? Form.of(Map.of(Profiles.NAME, user.displayName(), Profiles.CONTACT, user.contactAddress()))
                : profile;
        List<UserPage.Grant> grants = new ArrayList<>();
        new TreeMap<>(account.rights().domains())
                .forEach((domain, rights) -> grants.add(new UserPage.Grant(
                        domain, domain.equals(Rights.EVERY) ? "every domain" : domain, UserForms.words(rights))));
        return new UserPage(
                user.id(),
                user.loginName(),
                status(account),
                role(account),
                account.administrator(),
                String.join(", ", Right.words(account.rights().account())),
                grants,
                shown,
                may,
                mine,
                user.enabled(),
                factors.of(user.id()).any(),
                Rights.of(request).has(Right.AUDIT_READ),
                removal(account),
                panel);
    }

    private static List<Choice> roles(HttpRequest<?> request) {
        List<Choice> roles = new ArrayList<>(UserForms.presets());
        if (Rights.of(request).administrator()) {
            roles.add(new Choice(ADMINISTRATOR, "Administrator: everything"));
        }
        return roles;
    }

    private static Status status(UserAdmin.Account account) {
        if (!account.user().enabled()) {
            return Status.of(State.OFF, "disabled");
        }
        return account.invited() ? Status.of(State.WAIT, "invited") : Status.ok("active");
    }

    private static String role(UserAdmin.Account account) {
        if (account.administrator()) {
            return "Administrator";
        }
        Set<String> words = new TreeSet<>();
        account.rights().domains().values().forEach(rights -> words.add(UserForms.words(rights)));
        return words.isEmpty()
                ? "nothing on domains"
                : words.size() == 1 ? words.iterator().next() : "different";
    }

    private static String domains(Rights rights) {
        if (rights.administrator() || rights.domains().containsKey(Rights.EVERY)) {
            return "all";
        }
        List<String> all = new ArrayList<>(new TreeSet<>(rights.domains().keySet()));
        return all.isEmpty()
                ? "none"
                : all.size() == 1 ? all.get(0) : all.get(0) + " and " + (all.size() - 1) + " more";
    }

    static Confirm removal(UserAdmin.Account account) {
        return Confirm.typed(
                "Remove " + account.user().loginName() + "?",
                "The user is signed out everywhere and can't sign in again. Domains and mailboxes stay.",
                List.of("All grants of this user", "All API tokens of this user"),
                "Remove user",
                account.user().loginName());
    }
}

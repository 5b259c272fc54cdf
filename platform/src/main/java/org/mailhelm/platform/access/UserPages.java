package org.mailhelm.platform.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mailhelm.platform.right.DomainNames;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Preset;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.platform.web.Refused;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.access.AccessAddresses;
import org.mailhelm.ui.access.UserPage;
import org.mailhelm.ui.message.ConfirmPage;
import org.mailhelm.ui.part.Confirm;
import org.mailhelm.ui.part.Form;

/** Users: the list, and one with what is granted. */
@Hidden
@Controller("/users")
@Needs(Right.USERS_WRITE)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class UserPages {

    private static final String ROLE = "role";

    private final UserAdmin admin;
    private final UserViews views;
    private final InvitationLetters letters;
    private final DomainNames names;
    private final Proof proof;
    private final Pages pages;

    UserPages(
            UserAdmin admin, UserViews views, InvitationLetters letters, DomainNames names, Proof proof, Pages pages) {
        this.admin = admin;
        this.views = views;
        this.letters = letters;
        this.names = names;
        this.proof = proof;
        this.pages = pages;
    }

    @Get
    @Needs(Right.USERS_READ)
    HttpResponse<?> list(HttpRequest<?> request) {
        return pages.render(views.list(request, Optional.empty()), request);
    }

    @Get("/new")
    HttpResponse<?> panel(HttpRequest<?> request) {
        return pages.render(views.list(request, Optional.of(Form.empty())), request);
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> create(HttpRequest<?> request, @Body Map<String, String> sent) {
        SignedIn who = SignedIn.required(request);
        try {
            Set<String> domains = UserForms.domains(sent.getOrDefault(UserForms.DOMAINS, ""), names);
            String role = sent.getOrDefault(ROLE, "");
            if (role.isEmpty() || Preset.find(role).isPresent() && domains.isEmpty()) {
                throw Refused.invalid(
                        role.isEmpty() ? ROLE : UserForms.DOMAINS,
                        role.isEmpty() ? "Choose what the user may do." : "Name at least one domain, or * for all.");
            }
            Rights rights = role.equals(UserViews.ADMINISTRATOR)
                    ? Rights.ALL
                    : UserForms.with(
                            Rights.NONE,
                            domains,
                            Preset.find(role).map(Preset::rights).orElse(Set.of()));
            UserAdmin.Account made = admin.create(
                    who,
                    sent.getOrDefault("email", ""),
                    sent.getOrDefault("contact_email", ""),
                    Optional.empty(),
                    rights);
            return invited(request, made, admin.invite(who, made.user().id()));
        } catch (Refused e) {
            Form form = Form.of(Map.of(
                    "email",
                    sent.getOrDefault("email", ""),
                    "contact_email",
                    sent.getOrDefault("contact_email", ""),
                    ROLE,
                    sent.getOrDefault(ROLE, ""),
                    UserForms.DOMAINS,
                    sent.getOrDefault(UserForms.DOMAINS, "")));
            Form shown = UserForms.refused(form, e, Set.of("email", "contact_email", ROLE, UserForms.DOMAINS));
            return pages.refuse(views.list(request, Optional.of(shown)), request);
        }
    }

    @Get("/{id}")
    @Needs(Right.USERS_READ)
    HttpResponse<?> page(HttpRequest<?> request, @PathVariable String id) {
        return pages.render(views.page(request, admin.one(id), Optional.empty(), Form.empty()), request);
    }

    @Post("/{id}/profile")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> profile(HttpRequest<?> request, @PathVariable String id, @Body Map<String, String> sent) {
        String name = sent.getOrDefault(Profiles.NAME, "").strip();
        String contact = sent.getOrDefault(Profiles.CONTACT, "").strip();
        try {
            admin.changeProfile(SignedIn.required(request), id, name, contact);
            return pages.seeOther(AccessAddresses.user(id), Toast.done("Profile saved"));
        } catch (Refused e) {
            Form form = UserForms.refused(
                    Form.of(Map.of(Profiles.NAME, name, Profiles.CONTACT, contact)), e, Set.of(Profiles.CONTACT));
            return pages.refuse(views.page(request, admin.one(id), Optional.empty(), form), request);
        }
    }

    @Post("/{id}/invite")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> invite(HttpRequest<?> request, @PathVariable String id) {
        String secret = admin.invite(SignedIn.required(request), id);
        return invited(request, admin.one(id), secret);
    }

    @Get("/{id}/rights")
    HttpResponse<?> rightsPanel(HttpRequest<?> request, @PathVariable String id) {
        return pages.render(
                views.page(
                        request,
                        admin.one(id),
                        Optional.of(UserViews.rightsPanel(admin.one(id), Form.empty())),
                        Form.empty()),
                request);
    }

    @Post("/{id}/rights")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> changeRights(HttpRequest<?> request, @PathVariable String id, @Body Map<String, String> sent) {
        boolean all = sent.getOrDefault(UserViews.ADMINISTRATOR, "").equals("true");
        Set<Right> account = UserForms.read(Right.Scope.ACCOUNT, sent);
        return changed(
                request,
                id,
                form -> UserViews.rightsPanel(admin.one(id), form),
                () -> admin.change(
                        SignedIn.required(request),
                        id,
                        rights -> all ? Rights.ALL : new Rights(false, account, rights.domains())));
    }

    @Get("/{id}/grants/new")
    HttpResponse<?> grantPanel(HttpRequest<?> request, @PathVariable String id) {
        return pages.render(
                views.page(request, admin.one(id), Optional.of(UserViews.grantPanel(id, Form.empty())), Form.empty()),
                request);
    }

    @Post("/{id}/grants")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> grant(HttpRequest<?> request, @PathVariable String id, @Body Map<String, String> sent) {
        Form typed = Form.of(Map.of(
                UserForms.DOMAINS, sent.getOrDefault(UserForms.DOMAINS, ""),
                UserForms.PRESET, sent.getOrDefault(UserForms.PRESET, "")));
        return changed(request, id, form -> UserViews.grantPanel(id, new Form(typed.values(), form.errors())), () -> {
            Set<String> domains = UserForms.domains(sent.getOrDefault(UserForms.DOMAINS, ""), names);
            Preset preset = Preset.find(sent.getOrDefault(UserForms.PRESET, ""))
                    .orElseThrow(() -> Refused.invalid(UserForms.PRESET, "Choose what the user may do."));
            if (domains.isEmpty()) {
                throw Refused.invalid(UserForms.DOMAINS, "Name at least one domain, or * for all.");
            }
            admin.change(SignedIn.required(request), id, rights -> UserForms.with(rights, domains, preset.rights()));
        });
    }

    @Get("/{id}/grants/of/{granted}")
    HttpResponse<?> changeGrantPanel(HttpRequest<?> request, @PathVariable String id, @PathVariable String granted) {
        UserAdmin.Account account = admin.one(id);
        return pages.render(
                views.page(
                        request,
                        account,
                        Optional.of(UserViews.changeGrantPanel(account, granted, Form.empty())),
                        Form.empty()),
                request);
    }

    @Post("/{id}/grants/of/{granted}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> changeGrant(
            HttpRequest<?> request,
            @PathVariable String id,
            @PathVariable String granted,
            @Body Map<String, String> sent) {
        Set<Right> wanted = sent.containsKey("remove") ? Set.of() : UserForms.read(Right.Scope.DOMAIN, sent);
        return changed(
                request,
                id,
                form -> UserViews.changeGrantPanel(admin.one(id), granted, form),
                () -> admin.change(
                        SignedIn.required(request), id, rights -> UserForms.with(rights, Set.of(granted), wanted)));
    }

    @Post("/{id}/enable")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> enable(HttpRequest<?> request, @PathVariable String id) {
        return told(id, "The user is enabled", () -> admin.enable(SignedIn.required(request), id, true));
    }

    @Post("/{id}/disable")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> disable(HttpRequest<?> request, @PathVariable String id) {
        return told(
                id,
                "The user is disabled and signed out everywhere",
                () -> admin.enable(SignedIn.required(request), id, false));
    }

    @Post("/{id}/factors/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> removeFactors(HttpRequest<?> request, @PathVariable String id, @Body Map<String, String> sent) {
        String name = admin.one(id).user().loginName();
        proof.require(request, AccessAddresses.user(id));
        Confirm question = UserPage.factorRemoval(name);
        if (!question.accepts(sent.getOrDefault(Confirm.FIELD, ""))) {
            return pages.render(
                    ConfirmPage.of(question, AccessAddresses.user(id, "factors/remove"), AccessAddresses.user(id)),
                    request);
        }
        return told(
                id, name + " has no second factor any more", () -> admin.removeFactors(SignedIn.required(request), id));
    }

    @Post("/{id}/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> remove(HttpRequest<?> request, @PathVariable String id, @Body Map<String, String> sent) {
        UserAdmin.Account account = admin.one(id);
        Confirm question = UserViews.removal(account);
        if (!question.accepts(sent.getOrDefault(Confirm.FIELD, ""))) {
            return pages.render(
                    ConfirmPage.of(question, AccessAddresses.user(id, "remove"), AccessAddresses.user(id)), request);
        }
        try {
            admin.remove(SignedIn.required(request), id);
        } catch (Refused e) {
            return pages.seeOther(
                    AccessAddresses.user(id), Toast.failed("Nothing was changed", String.valueOf(e.getMessage())));
        }
        return pages.seeOther(AccessAddresses.users(), Toast.done(account.user().loginName() + " is removed"));
    }

    private HttpResponse<?> invited(HttpRequest<?> request, UserAdmin.Account account, String secret) {
        InvitationLetters.Told told = letters.tell(request, account, secret);
        return pages.render(
                views.page(
                        request,
                        account,
                        Optional.of(new UserPage.Invited(
                                account.user().loginName(), told.link(), told.sent(), told.words())),
                        Form.empty()),
                request);
    }

    private HttpResponse<?> changed(
            HttpRequest<?> request, String id, Function<Form, UserPage.Panel> panel, Runnable change) {
        try {
            change.run();
            return pages.seeOther(AccessAddresses.user(id), Toast.done("Rights saved"));
        } catch (Refused e) {
            Form form = UserForms.refused(Form.empty(), e, Set.of(UserForms.DOMAINS, UserForms.PRESET));
            return pages.refuse(
                    views.page(request, admin.one(id), Optional.of(panel.apply(form)), Form.empty()), request);
        }
    }

    private HttpResponse<?> told(String id, String done, Runnable change) {
        try {
            change.run();
            return pages.seeOther(AccessAddresses.user(id), Toast.done(done));
        } catch (Refused e) {
            return pages.seeOther(
                    AccessAddresses.user(id), Toast.failed("Nothing was changed", String.valueOf(e.getMessage())));
        }
    }
}

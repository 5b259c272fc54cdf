package org.mailhelm.platform.connection;

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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.connection.ConnectionViews.Draft;
import org.mailhelm.platform.plugin.Kind;
import org.mailhelm.platform.plugin.LoadedConnector;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.settings.SettingForm;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.platform.web.Refused;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.connection.ConnectionPage;
import org.mailhelm.ui.message.ConfirmPage;
import org.mailhelm.ui.part.Confirm;

/** Connections in the browser. */
@Hidden
@Controller("/connections")
@Needs(Right.SETTINGS_WRITE)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class ConnectionPages {

    private final ConnectionAdmin admin;
    private final ConnectionViews views;
    private final TryIt tryIt;
    private final Pages pages;

    ConnectionPages(ConnectionAdmin admin, ConnectionViews views, TryIt tryIt, Pages pages) {
        this.admin = admin;
        this.views = views;
        this.tryIt = tryIt;
        this.pages = pages;
    }

    @Needs(Right.SETTINGS_READ)
    @Get
    HttpResponse<?> start() {
        return pages.seeOther(Addresses.connections(Kind.MAIL_HOST.slug()));
    }

    @Needs(Right.SETTINGS_READ)
    @Get("/{kind}")
    HttpResponse<?> list(HttpRequest<?> request, @PathVariable String kind) {
        return pages.render(views.list(kind(kind), false), request);
    }

    @Get("/{kind}/new")
    HttpResponse<?> choose(HttpRequest<?> request, @PathVariable String kind) {
        return pages.render(views.list(kind(kind), true), request);
    }

    @Get("/{kind}/new/{connector}")
    HttpResponse<?> young(HttpRequest<?> request, @PathVariable String kind, @PathVariable String connector) {
        return pages.render(views.young(loaded(kind, connector), Draft.fresh()), request);
    }

    @Post("/{kind}/new/{connector}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> create(
            HttpRequest<?> request,
            @PathVariable String kind,
            @PathVariable String connector,
            @Body Map<String, String> form) {
        LoadedConnector loaded = loaded(kind, connector);
        Draft draft = Draft.of(form, Optional.empty());
        String name = form.getOrDefault("name", "");
        try {
            Map<String, Optional<String>> changes = SettingForm.changes(admin.blank(connector), form);
            if (form.getOrDefault("do", "").equals("test")) {
                TestResult result = admin.testNew(connector, name, changes);
                return pages.render(views.young(loaded, draft.tested(result)), request);
            }
            String id = admin.create(connector, name, changes);
            return pages.seeOther(
                    Addresses.connection(kind, id),
                    told("Connection made", admin.details(id).last()));
        } catch (InvalidSettings e) {
            return pages.refuse(views.young(loaded, draft.refused(e.errors())), request);
        } catch (Failure e) {
            return pages.refuse(views.young(loaded, draft.refused(Map.of("", e.reason()))), request);
        } catch (Refused e) {
            return pages.refuse(views.young(loaded, draft.refused(refusal(e))), request);
        }
    }

    @Needs(Right.SETTINGS_READ)
    @Get("/{kind}/{id}")
    HttpResponse<?> page(HttpRequest<?> request, @PathVariable String kind, @PathVariable String id) {
        return pages.render(views.page(details(kind, id), Draft.fresh()), request);
    }

    @Post("/{kind}/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(
            HttpRequest<?> request,
            @PathVariable String kind,
            @PathVariable String id,
            @QueryValue(defaultValue = "0") long v,
            @Body Map<String, String> form) {
        ConnectionDetails details = details(kind, id);
        Draft draft = Draft.of(form, Optional.of(v));
        String clear = form.getOrDefault("clear", "");
        try {
            if (clear.startsWith(ConnectionPage.PREFIX)) {
                admin.change(
                        id,
                        v,
                        details.connection().name(),
                        Map.of(clear.substring(ConnectionPage.PREFIX.length()), Optional.empty()));
                return pages.seeOther(
                        Addresses.connection(kind, id),
                        told("Stored value forgotten", admin.details(id).last()));
            }
            Map<String, Optional<String>> changes = SettingForm.changes(details.values(), form);
            if (form.getOrDefault("do", "").equals("test")) {
                return pages.render(views.page(details, draft.tested(admin.test(id, changes))), request);
            }
            Optional<TestResult> result = admin.change(
                    id, v, form.getOrDefault("name", details.connection().name()), changes);
            return pages.seeOther(Addresses.connection(kind, id), told("Saved", result));
        } catch (InvalidSettings e) {
            return pages.refuse(views.page(details, draft.refused(e.errors())), request);
        } catch (Failure e) {
            return pages.refuse(views.page(details, draft.refused(Map.of("", e.reason()))), request);
        } catch (Refused e) {
            return pages.refuse(views.page(details, draft.refused(refusal(e))), request);
        }
    }

    @Post("/{kind}/{id}/test")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> test(@PathVariable String kind, @PathVariable String id) {
        details(kind, id);
        try {
            TestResult result = admin.test(id);
            return pages.seeOther(
                    Addresses.connection(kind, id),
                    result.passed()
                            ? Toast.done("The test passed")
                            : Toast.failed("The test failed", result.message()));
        } catch (Failure e) {
            return pages.seeOther(Addresses.connection(kind, id), Toast.failed("The test failed", e.reason()));
        }
    }

    @Post("/{kind}/{id}/try")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> tryOut(
            HttpRequest<?> request,
            @PathVariable String kind,
            @PathVariable String id,
            @Body Map<String, String> form) {
        ConnectionDetails details = details(kind, id);
        ConnectionPage.TryIt tried = tryIt.run(details.connection(), form);
        return pages.render(views.page(details, Draft.fresh().tried(tried)), request);
    }

    @Post("/{kind}/{id}/enable")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> enable(@PathVariable String kind, @PathVariable String id) {
        return switched(kind, id, true);
    }

    @Post("/{kind}/{id}/disable")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> disable(@PathVariable String kind, @PathVariable String id) {
        return switched(kind, id, false);
    }

    private HttpResponse<?> switched(String kind, String id, boolean on) {
        details(kind, id);
        try {
            admin.enable(id, on);
            return pages.seeOther(
                    Addresses.connection(kind, id),
                    on ? told("Switched on", admin.details(id).last()) : Toast.done("Switched off"));
        } catch (Failure e) {
            return pages.seeOther(Addresses.connection(kind, id), Toast.failed("It can't be switched on", e.reason()));
        }
    }

    @Post("/{kind}/{id}/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> delete(
            HttpRequest<?> request,
            @PathVariable String kind,
            @PathVariable String id,
            @Body Map<String, String> form) {
        ConnectionView connection = details(kind, id).connection();
        Confirm question = ConnectionViews.deletion(connection);
        if (!question.accepts(form.getOrDefault(Confirm.FIELD, ""))) {
            return pages.render(
                    ConfirmPage.of(question, Addresses.connection(kind, id, "delete"), Addresses.connection(kind, id)),
                    request);
        }
        admin.delete(id);
        return pages.seeOther(
                Addresses.connections(kind), Toast.done("The connection " + connection.name() + " is deleted"));
    }

    private static Toast told(String done, Optional<TestResult> result) {
        return result.filter(each -> !each.passed())
                .map(each -> Toast.warning(done + ", but it doesn't work yet", each.message()))
                .orElseGet(() -> Toast.done(done));
    }

    private static Map<String, String> refusal(Refused refused) {
        String message = String.valueOf(refused.getMessage());
        return message.startsWith("There is a connection called")
                ? Map.of(ConnectionViews.NAME_ERROR, message)
                : Map.of("", message);
    }

    private ConnectionDetails details(String kind, String id) {
        ConnectionDetails details = admin.details(id);
        if (details.connection().kind() != kind(kind)) {
            throw Refused.notFound("There is no such connection. It may have been deleted.");
        }
        return details;
    }

    private LoadedConnector loaded(String kind, String connector) {
        LoadedConnector loaded = admin.loaded(connector);
        if (loaded.kind() != kind(kind)) {
            throw Refused.notFound("No running plugin brings " + connector + " for this kind.");
        }
        return loaded;
    }

    private static Kind kind(String slug) {
        return KindWords.bySlug(slug)
                .map(KindWords::kind)
                .orElseThrow(() -> Refused.notFound("There is no such kind of connection."));
    }
}

package org.mailhelm.platform.plugin;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.plugin.InstalledPlugin.State;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.platform.web.Refused;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.message.ConfirmPage;
import org.mailhelm.ui.part.Confirm;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.plugin.PluginsPage;

/** The plugins page. */
@Hidden
@Controller("/plugins")
@Needs(Right.PLUGINS_WRITE)
@ExecuteOn(TaskExecutors.BLOCKING)
class PluginPages {

    private static final String LIMIT =
            "At most " + Plugins.UPLOAD_LIMIT / 1024 / 1024 + " MB. The jar is checked before any of its code is run.";

    private final Plugins plugins;
    private final Pages pages;

    PluginPages(Plugins plugins, Pages pages) {
        this.plugins = plugins;
        this.pages = pages;
    }

    @Needs(Right.PLUGINS_READ)
    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> page(HttpRequest<?> request) {
        return pages.render(PluginRows.page(plugins, Optional.empty()), request);
    }

    @Get("/upload")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> uploadPanel(HttpRequest<?> request) {
        return pages.render(panel(Optional.empty(), Form.empty()), request);
    }

    @Get("/{id}/replace")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> replacePanel(HttpRequest<?> request, @PathVariable String id) {
        return pages.render(panel(Optional.of(plugin(id)), Form.empty()), request);
    }

    @Post("/upload")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> upload(HttpRequest<?> request, CompletedFileUpload jar, @Part("confirm") @Nullable String confirm) {
        return take(request, Optional.empty(), jar, confirm);
    }

    @Post("/{id}/replace")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> replace(
            HttpRequest<?> request,
            @PathVariable String id,
            CompletedFileUpload jar,
            @Part("confirm") @Nullable String confirm) {
        return take(request, Optional.of(plugin(id)), jar, confirm);
    }

    @Post("/{id}/enable")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> enable(@PathVariable String id) {
        return told(() -> after(plugins.enable(id), "is enabled"));
    }

    @Post("/{id}/disable")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> disable(HttpRequest<?> request, @PathVariable String id, @Body Map<String, String> form) {
        return asked(request, form, PluginRows.disable(plugin(id)), Addresses.plugin(id, "disable"), () -> {
            InstalledPlugin plugin = plugins.disable(id);
            return Toast.done(plugin.title() + " is disabled")
                    .withDetail(plugin.cause().orElse(""));
        });
    }

    @Post("/{id}/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> remove(HttpRequest<?> request, @PathVariable String id, @Body Map<String, String> form) {
        InstalledPlugin plugin = plugin(id);
        return asked(request, form, PluginRows.remove(plugin), Addresses.plugin(id, "remove"), () -> {
            plugins.remove(id);
            return Toast.done(plugin.title() + " " + plugin.version() + " is removed");
        });
    }

    @Post("/jars/{sha256}/discard")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> discard(HttpRequest<?> request, @PathVariable String sha256, @Body Map<String, String> form) {
        InstalledPlugin jar = plugins.installed().stream()
                .filter(each -> each.sha256().equals(sha256))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("There is no such file in the folder for plugins."));
        return asked(request, form, PluginRows.discard(jar), Addresses.discardJar(sha256), () -> {
            plugins.discard(sha256);
            return Toast.done(jar.file() + " is deleted");
        });
    }

    @Post("/rescan")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> rescan() {
        return told(() -> {
            plugins.rescan();
            return Toast.done("The folders for plugins were read again");
        });
    }

    private HttpResponse<?> take(
            HttpRequest<?> request,
            Optional<InstalledPlugin> replaced,
            CompletedFileUpload jar,
            @Nullable String confirm) {
        Form form = Form.of(Map.of("confirm", confirm == null ? "" : confirm));
        if (!PluginsPage.CONSENT.equalsIgnoreCase(form.value("confirm").strip())) {
            form = form.withError("confirm", "Type \"" + PluginsPage.CONSENT + "\" to agree.");
        }
        if (!form.valid()) {
            return pages.refuse(panel(replaced, form), request);
        }
        try (InputStream stream = jar.getInputStream()) {
            PluginCandidate candidate = plugins.inspect(stream);
            if (replaced.isPresent() && !replaced.get().id().equals(candidate.id())) {
                throw new Failure.InvalidInput(
                        "jar",
                        "This jar is the plugin " + candidate.id() + ", not "
                                + replaced.get().id() + ".");
            }
            InstalledPlugin plugin = plugins.install(candidate.id(), candidate.sha256());
            return pages.seeOther(Addresses.plugins(), after(plugin, plugin.version() + " is installed"));
        } catch (Failure.InvalidInput | Failure.Conflict e) {
            return pages.refuse(panel(replaced, form.withError("jar", e.reason())), request);
        } catch (IOException e) {
            String why = "The upload broke off or can't be kept (" + Causes.tidy(e.getMessage()) + "). Try it again.";
            return pages.refuse(panel(replaced, form.withError("jar", why)), request);
        }
    }

    private PluginsPage panel(Optional<InstalledPlugin> replaces, Form form) {
        String title = replaces.map(plugin -> "Replace " + plugin.title()).orElse("Upload plugin");
        return PluginRows.page(
                plugins, Optional.of(new PluginsPage.Upload(replaces.map(InstalledPlugin::id), title, LIMIT, form)));
    }

    private HttpResponse<?> asked(
            HttpRequest<?> request, Map<String, String> form, Confirm confirm, String action, Supplier<Toast> change) {
        if (confirm.accepts(form.getOrDefault(Confirm.FIELD, ""))) {
            return told(change);
        }
        return pages.render(ConfirmPage.of(confirm, action, Addresses.plugins()), request);
    }

    private HttpResponse<?> told(Supplier<Toast> change) {
        try {
            return pages.seeOther(Addresses.plugins(), change.get());
        } catch (Failure.Conflict | Failure.Unavailable e) {
            return pages.seeOther(Addresses.plugins(), Toast.failed("Nothing was changed", e.reason()));
        }
    }

    private static Toast after(InstalledPlugin plugin, String done) {
        String what = plugin.title() + " " + done;
        return plugin.state() == State.RUNNING || plugin.state() == State.DISABLED
                ? Toast.done(what)
                : Toast.warning(what + ", but does not run", plugin.cause().orElse(""));
    }

    private InstalledPlugin plugin(String id) {
        return plugins.installed().stream()
                .filter(plugin -> plugin.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("No plugin with the id " + id + " is installed."));
    }
}

package org.mailhelm.platform.job;

import io.micronaut.data.model.Page;
import io.micronaut.data.model.Pageable;
import io.micronaut.http.HttpHeaders;
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
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.job.JobPage;
import org.mailhelm.ui.job.JobsPage;
import org.mailhelm.ui.part.Listing;
import org.reactivestreams.Publisher;

/** The jobs, and each of them. */
@Hidden
@Controller("/jobs")
@Needs(Right.SIGNED_IN)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class JobPages {

    private final Jobs jobs;
    private final JobStore store;
    private final JobEvents events;
    private final JobViews views;
    private final JobResults results;
    private final Pages pages;

    JobPages(Jobs jobs, JobStore store, JobEvents events, JobViews views, JobResults results, Pages pages) {
        this.jobs = jobs;
        this.store = store;
        this.events = events;
        this.views = views;
        this.results = results;
        this.pages = pages;
    }

    @Needs(Right.ADMINISTRATOR)
    @Get
    HttpResponse<?> list(
            HttpRequest<?> request,
            @QueryValue(defaultValue = "1") String page,
            @QueryValue(defaultValue = "") String size) {
        ItemsQuery query = ItemsQuery.of("", page, size, Listing.SIZES.get(0));
        Page<JobRow> found = store.page(Pageable.from(query.page() - 1, query.size()));
        Listing list = new Listing(
                Addresses.jobs(),
                "",
                "",
                false,
                query.page(),
                query.size(),
                found.getTotalSize(),
                found.getTotalSize());
        return pages.render(
                new JobsPage(list, found.getContent().stream().map(views::row).toList()), request);
    }

    @Get("/{id}")
    HttpResponse<?> one(
            HttpRequest<?> request,
            @PathVariable String id,
            @QueryValue(defaultValue = "") String state,
            @QueryValue(defaultValue = "1") String page,
            @QueryValue(defaultValue = "") String size) {
        JobRow job = jobs.known(id);
        ItemsQuery query = ItemsQuery.of(state, page, size, Listing.SIZES.get(0));
        long total = store.countItems(id, query.states());
        boolean failedOnly = state.equals(ItemState.FAILED.code());
        Listing list = new Listing(Addresses.job(id), "", "", false, query.page(), query.size(), total, job.total());
        long skip = (long) (list.page() - 1) * list.size();
        JobState now = job.state();
        return pages.render(
                new JobPage(
                        job.id(),
                        job.title(),
                        views.intro(job),
                        views.subject(job),
                        views.progress(job),
                        views.left(job),
                        views.steps(job),
                        views.note(job),
                        views.whenStopped(job),
                        list,
                        failedOnly,
                        store.items(id, query.states(), list.size(), skip).stream()
                                .map(views::row)
                                .toList(),
                        new JobPage.Acts(
                                now.active(), now.active() && now != JobState.STOPPING, now == JobState.STOPPED),
                        store.countRepeatable(id)),
                request);
    }

    @Post("/{id}/cancel")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> cancel(@PathVariable String id) {
        JobRow job = jobs.stop(id);
        return pages.seeOther(
                Addresses.job(job.id()),
                job.state() == JobState.ENDED
                        ? Toast.warning("The job had ended already", "")
                        : Toast.done("The job stops after the row under way"));
    }

    @Post("/{id}/resume")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> resume(@PathVariable String id, @Body Map<String, String> sent) {
        boolean failedToo = sent.getOrDefault("failed", "").equals("true");
        JobRow job = jobs.resume(id, failedToo);
        return pages.seeOther(Addresses.job(job.id()), Toast.done(failedToo ? "Trying again" : "The job goes on"));
    }

    @Get("/{id}/events")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    Publisher<Event<JobJson>> events(@PathVariable String id) {
        jobs.known(id);
        return events.watch(id);
    }

    @Get("/{id}/result.csv")
    @Produces("text/csv")
    HttpResponse<?> result(@PathVariable String id, @QueryValue(defaultValue = "") String state) {
        JobRow job = jobs.known(id);
        return HttpResponse.ok(results.csv(job, ItemsQuery.of(state, "1", "", 1).states()))
                .contentType(MediaType.of("text/csv;charset=utf-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + job.kind() + "-" + job.id().substring(0, 8)
                                + (state.equals("failed") ? "-failed" : "") + ".csv\"");
    }
}

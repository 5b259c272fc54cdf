package org.mailhelm.platform.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Look;
import org.mailhelm.ui.Operator;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.Shell;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.Viewer;

/**
 * How a controller answers with a page: {@code return pages.render(new DomainsPage(…), request)}, and after a change
 * {@code return pages.seeOther(address, Toast.done("…"))}. Its methods carry {@code @Produces(MediaType.TEXT_HTML)}.
 */
@Singleton
public final class Pages {

    static final MediaType HTML = MediaType.of("text/html;charset=utf-8");

    private final TemplateRenderer templates;
    private final CurrentVisitor visitor;
    private final Navigation navigation;
    private final List<RunningJobs> jobs;
    private final OperatorSettings operator;

    Pages(
            TemplateRenderer templates,
            CurrentVisitor visitor,
            Navigation navigation,
            List<RunningJobs> jobs,
            OperatorSettings operator) {
        this.templates = templates;
        this.visitor = visitor;
        this.navigation = navigation;
        this.jobs = jobs;
        this.operator = operator;
    }

    /** The page with status 200. */
    public MutableHttpResponse<byte[]> render(Page page, HttpRequest<?> request) {
        return render(HttpStatus.OK, page, request);
    }

    /** The page with a form that was refused, status 422. */
    public MutableHttpResponse<byte[]> refuse(Page page, HttpRequest<?> request) {
        return render(HttpStatus.UNPROCESSABLE_ENTITY, page, request);
    }

    /** The page with any status. Toasts that waited for the next page are shown on it. */
    public MutableHttpResponse<byte[]> render(HttpStatus status, Page page, HttpRequest<?> request) {
        MutableHttpResponse<byte[]> response = HttpResponse.<byte[]>status(status)
                .body(templates.draw(page, shell(request)))
                .contentType(HTML);
        return Flash.waits(request) ? response.cookie(Flash.forget(operator.httpsOnly())) : response;
    }

    /**
     * Redirect after a change (303), with what to tell on the next page. An address that is not one of ours, as a forged
     * {@code next} would be, becomes the start page.
     */
    public MutableHttpResponse<?> seeOther(String address, Toast... toasts) {
        MutableHttpResponse<?> response = HttpResponse.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, Addresses.ours(address) ? address : "/");
        return toasts.length == 0 ? response : response.cookie(Flash.keep(List.of(toasts), operator.httpsOnly()));
    }

    private Shell shell(HttpRequest<?> request) {
        Optional<Viewer> viewer = visitor.viewer(request);
        return new Shell(
                viewer,
                viewer.isPresent() ? navigation.groups(request) : List.of(),
                visitor.csrfToken(request),
                RequestMarks.nonce(request),
                request.getCookies()
                        .findCookie(Look.COOKIE)
                        .map(cookie -> Look.parse(cookie.getValue()))
                        .orElse(Look.DEVICE),
                Flash.read(request),
                viewer.isPresent()
                        ? jobs.stream().mapToInt(job -> job.count(request)).sum()
                        : 0,
                operator(request));
    }

    private Operator operator(HttpRequest<?> request) {
        String host =
                Optional.ofNullable(request.getHeaders().get(HttpHeaders.HOST)).orElse("this server");
        return new Operator(host, operator.version(), operator.name(), operator.contact());
    }
}

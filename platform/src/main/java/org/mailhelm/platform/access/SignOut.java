package org.mailhelm.platform.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Optional;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.access.LeavePage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the session of the browser that asks. */
@Hidden
@Controller("/logout")
@Needs(Right.BROWSER)
@ExecuteOn(TaskExecutors.BLOCKING)
class SignOut {

    private static final Logger LOG = LoggerFactory.getLogger(SignOut.class);

    private final SessionCookie cookie;
    private final SingleSignOn provider;
    private final Pages pages;
    private final Audit audit;

    SignOut(SessionCookie cookie, SingleSignOn provider, Pages pages, Audit audit) {
        this.cookie = cookie;
        this.provider = provider;
        this.pages = pages;
        this.audit = audit;
    }

    @Post(consumes = MediaType.ALL, produces = MediaType.ALL)
    HttpResponse<?> signOut(HttpRequest<?> request) {
        SignedIn who = SignedIn.required(request);
        LOG.info("{} signed out", who.loginName());
        Optional<URI> onwards = provider.signOut(request, who.userId());
        return audit.change(
                AuditEvent.of("auth.logout").on("user", who.loginName()),
                () -> cookie.remove(
                        request,
                        // A page between: browsers let a form of ours lead to no other site, not even by a redirect.
                        onwards.<MutableHttpResponse<?>>map(
                                        address -> pages.render(LeavePage.signedOut(address.toString()), request)
                                                .header("Refresh", "0; url=" + address))
                                .orElseGet(() -> pages.seeOther("/login"))));
    }
}

package org.mailhelm.platform.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Pages;
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
    private final Pages pages;
    private final Audit audit;

    SignOut(SessionCookie cookie, Pages pages, Audit audit) {
        this.cookie = cookie;
        this.pages = pages;
        this.audit = audit;
    }

    @Post(consumes = MediaType.ALL, produces = MediaType.ALL)
    HttpResponse<?> signOut(HttpRequest<?> request) {
        LOG.info("{} signed out", SignedIn.required(request).loginName());
        return audit.change(
                AuditEvent.of("auth.logout")
                        .on("user", SignedIn.required(request).loginName()),
                () -> cookie.remove(request, pages.seeOther("/login")));
    }
}

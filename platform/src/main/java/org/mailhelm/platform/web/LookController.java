package org.mailhelm.platform.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.Map;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.ui.Look;
import org.mailhelm.ui.access.AccessAddresses;

/** Keeps how a visitor wants pages to look, in a cookie of a year. */
@Hidden
@Controller("/account/look")
@Needs(Right.BROWSER)
class LookController {

    private static final Duration LIFE = Duration.ofDays(365);

    private final Pages pages;
    private final OperatorSettings operator;

    LookController(Pages pages, OperatorSettings operator) {
        this.pages = pages;
        this.operator = operator;
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> keep(@Body Map<String, String> form) {
        Look look = new Look(
                form.getOrDefault("mode", ""),
                form.getOrDefault("dark", ""),
                form.getOrDefault("light", ""),
                form.getOrDefault("contrast", ""),
                form.getOrDefault("density", ""));
        return pages.seeOther(AccessAddresses.account())
                .cookie(Cookie.of(Look.COOKIE, look.cookie())
                        .path("/")
                        .httpOnly(true)
                        .secure(operator.httpsOnly())
                        .sameSite(SameSite.Lax)
                        .maxAge(LIFE));
    }
}

package org.mailhelm.platform.installation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;
import org.mailhelm.platform.right.Needs;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.Addresses;

/** The settings begin with their first section. */
@Hidden
@Controller("/settings")
@Needs(Right.SETTINGS_READ)
class SettingsStart {

    private final Pages pages;

    SettingsStart(Pages pages) {
        this.pages = pages;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> start() {
        return pages.seeOther(Addresses.settings(SettingsTabs.SSO.section(), ""));
    }
}

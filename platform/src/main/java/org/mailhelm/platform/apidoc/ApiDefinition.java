package org.mailhelm.platform.apidoc;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeIn;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** What the description says of the API as a whole. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Mailhelm",
                        version = "0.1",
                        description =
                                "Success answers `{success: true, data}`, failure `{success: false, error}`. Calls that"
                                        + " change something carry the session's token in the header `X-CSRF-Token`; it"
                                        + " stands in every page as `<meta name=\"csrf-token\">`."
                                        + " Calls with `Authorization: Bearer` and an API token need none. 401 says that nobody"
                                        + " is signed in, 403 which permission is missing.",
                        license = @License(name = "Apache-2.0")),
        security = {@SecurityRequirement(name = "session"), @SecurityRequirement(name = "bearer")})
@SecurityScheme(
        name = "bearer",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "An API token, made on the page API tokens, or a key of the environment")
@SecurityScheme(
        name = "session",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.COOKIE,
        paramName = "mailhelm")
final class ApiDefinition {

    private ApiDefinition() {}
}

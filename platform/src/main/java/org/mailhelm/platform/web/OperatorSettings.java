package org.mailhelm.platform.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.mailhelm.platform.start.Variables;

/** Who runs this installation ({@code OPERATOR_NAME}, {@code OPERATOR_CONTACT}: shown on the sign-in page) and how. */
@Singleton
final class OperatorSettings {

    private final Optional<String> name;
    private final Optional<String> contact;
    private final String version;
    private final boolean httpsOnly;

    @Inject
    OperatorSettings(Variables variables) {
        this.name = variables.text("OPERATOR_NAME");
        this.contact = variables.text("OPERATOR_CONTACT");
        this.httpsOnly = variables.flag("FORCE_HTTPS", false);
        String built = OperatorSettings.class.getPackage().getImplementationVersion();
        this.version = built == null ? "development" : built;
    }

    Optional<String> name() {
        return name;
    }

    Optional<String> contact() {
        return contact;
    }

    /** Whether this installation is reached by HTTPS alone, so that cookies may insist on it. */
    boolean httpsOnly() {
        return httpsOnly;
    }

    String version() {
        return version;
    }
}

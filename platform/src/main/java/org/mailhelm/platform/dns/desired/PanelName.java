package org.mailhelm.platform.dns.desired;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.mailhelm.api.DomainName;
import org.mailhelm.platform.start.StartFailure;
import org.mailhelm.platform.start.Variables;

/** The name by which the world reaches this panel, so that names of domains can lead to it. */
@Singleton
public final class PanelName {

    private static final String VARIABLE = "MANAGER_PUBLIC_URL";

    private final Optional<DomainName> host;

    PanelName(Variables variables) {
        this.host = variables.text(VARIABLE).flatMap(PanelName::host);
    }

    /** Empty where the operator didn't tell, or where it is no name that others could use, such as an IP address. */
    public Optional<DomainName> host() {
        return host;
    }

    private static Optional<DomainName> host(String text) {
        URI address;
        try {
            address = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw wrong(text);
        }
        String name = address.getHost();
        if (name == null || address.getScheme() == null || !address.getScheme().startsWith("http")) {
            throw wrong(text);
        }
        return DomainName.parse(name.toLowerCase(Locale.ROOT));
    }

    private static StartFailure wrong(String text) {
        return new StartFailure(VARIABLE + " must be an address like https://panel.example.com, not \"" + text + "\".");
    }
}

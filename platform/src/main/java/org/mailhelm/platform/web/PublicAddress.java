package org.mailhelm.platform.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.mailhelm.platform.start.StartFailure;
import org.mailhelm.platform.start.Variables;

/**
 * Where people reach this panel ({@code MANAGER_PUBLIC_URL}). Links that leave the panel, as in mail, are made from it
 * alone: what a request says of its host may be anybody's word.
 */
@Singleton
public final class PublicAddress {

    private final Optional<String> origin;

    @Inject
    PublicAddress(Variables variables) {
        this.origin = variables.text("MANAGER_PUBLIC_URL").map(PublicAddress::checked);
    }

    /** The address of a path of ours, when the public one is known. */
    public Optional<String> of(String path) {
        return origin.map(known -> known + path);
    }

    private static String checked(String text) {
        try {
            URI address = new URI(text);
            String scheme = String.valueOf(address.getScheme());
            String path = String.valueOf(address.getPath());
            if ((scheme.equals("https") || scheme.equals("http"))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null
                    && (path.isEmpty() || path.equals("/"))) {
                return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
            }
        } catch (URISyntaxException e) {
            // Told below, as any other text that is no origin.
        }
        throw new StartFailure(
                "MANAGER_PUBLIC_URL must be where people reach Mailhelm, as in https://mail.example.com, not \"" + text
                        + "\".");
    }
}

package org.mailhelm.api;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a connector is, for people.
 *
 * @param id unique among all plugins and never changed: connections are stored under it. 2 to 40 lower-case letters,
 *     digits and hyphens, beginning with a letter
 * @param title the outside system's own name, as in "PowerDNS"
 * @param summary one sentence on what a connection does
 * @param documentation where the connector's guide is
 * @param icon an SVG document of at most 16 KiB, square, drawn with {@code currentColor}; scripts and references to
 *     elsewhere are removed
 * @param firstConnection the name of the connection that a fresh installation makes by itself with default settings.
 *     Only for what works without any account elsewhere
 */
@ApiStatus(since = "0.9")
public record ConnectorDescription(
        String id,
        String title,
        String summary,
        Optional<URI> documentation,
        Optional<String> icon,
        Optional<String> firstConnection) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    /** Checks the id's form and that title and summary say something. */
    public ConnectorDescription {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not a connector id: " + id);
        }
        if (title.isBlank() || summary.isBlank()) {
            throw new IllegalArgumentException("a connector needs a title and a summary: " + id);
        }
        Objects.requireNonNull(documentation);
        Objects.requireNonNull(icon);
        Objects.requireNonNull(firstConnection);
    }

    /** A description with what must be there. */
    public static ConnectorDescription of(String id, String title, String summary) {
        return new ConnectorDescription(id, title, summary, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same with a link to the guide. */
    public ConnectorDescription withDocumentation(URI uri) {
        return new ConnectorDescription(id, title, summary, Optional.of(uri), icon, firstConnection);
    }

    /** The same with an icon. */
    public ConnectorDescription withIcon(String svg) {
        return new ConnectorDescription(id, title, summary, documentation, Optional.of(svg), firstConnection);
    }

    /** The same, and a fresh installation connects by itself. */
    public ConnectorDescription withFirstConnection(String name) {
        return new ConnectorDescription(id, title, summary, documentation, icon, Optional.of(name));
    }
}

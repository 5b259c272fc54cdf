package org.mailhelm.platform.connection;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailhelm.platform.plugin.Kind;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.web.NavEntry;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.NavItem;

/** Connections in the sidebar. */
@Singleton
final class ConnectionEntry implements NavEntry {

    private static final int PLACE = 60;

    @Override
    public Optional<NavItem> item(HttpRequest<?> request) {
        if (!Rights.of(request).has(Right.SETTINGS_READ)) {
            return Optional.empty();
        }
        return Optional.of(new NavItem(
                "Connections", Addresses.connections(Kind.MAIL_HOST.slug()), "plug-connected", OptionalLong.empty()));
    }

    @Override
    public String group() {
        return ADMINISTRATION;
    }

    @Override
    public int order() {
        return PLACE;
    }
}

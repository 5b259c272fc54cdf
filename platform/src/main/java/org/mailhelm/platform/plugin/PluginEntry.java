package org.mailhelm.platform.plugin;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.web.NavEntry;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.NavItem;

/** The plugins page in the sidebar. */
@Singleton
final class PluginEntry implements NavEntry {

    private static final int PLACE = 70;

    @Override
    public Optional<NavItem> item(HttpRequest<?> request) {
        if (!Rights.of(request).has(Right.PLUGINS_READ)) {
            return Optional.empty();
        }
        return Optional.of(new NavItem("Plugins", Addresses.plugins(), "puzzle", OptionalLong.empty()));
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

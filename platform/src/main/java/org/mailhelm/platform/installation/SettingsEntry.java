package org.mailhelm.platform.installation;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.web.NavEntry;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.NavItem;

/** Settings in the sidebar. */
@Singleton
final class SettingsEntry implements NavEntry {

    private static final int PLACE = 82;

    @Override
    public Optional<NavItem> item(HttpRequest<?> request) {
        return Rights.of(request).has(Right.SETTINGS_READ)
                ? Optional.of(new NavItem("Settings", Addresses.settings("sso", ""), "settings", OptionalLong.empty()))
                : Optional.empty();
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

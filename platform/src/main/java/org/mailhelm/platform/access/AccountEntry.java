package org.mailhelm.platform.access;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailhelm.platform.web.NavEntry;
import org.mailhelm.ui.NavItem;
import org.mailhelm.ui.access.AccessAddresses;

/** The account page in the sidebar. */
@Singleton
final class AccountEntry implements NavEntry {

    private static final int PLACE = 90;

    @Override
    public Optional<NavItem> item(HttpRequest<?> request) {
        return Optional.of(new NavItem("Account", AccessAddresses.account(), "user-circle", OptionalLong.empty()));
    }

    @Override
    public int order() {
        return PLACE;
    }
}

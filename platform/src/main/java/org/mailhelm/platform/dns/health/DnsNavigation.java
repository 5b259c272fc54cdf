package org.mailhelm.platform.dns.health;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.web.NavEntry;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.NavItem;

/** DNS in the sidebar. */
@Singleton
class DnsNavigation implements NavEntry {

    private static final int ORDER = 12;

    @Override
    public Optional<NavItem> item(HttpRequest<?> request) {
        Rights rights = Rights.of(request);
        return rights.anywhere(Right.DNS_READ) || rights.anywhere(Right.DASHBOARD_READ)
                ? Optional.of(new NavItem("DNS", Addresses.allDns(), "route", OptionalLong.empty()))
                : Optional.empty();
    }

    @Override
    public int order() {
        return ORDER;
    }
}

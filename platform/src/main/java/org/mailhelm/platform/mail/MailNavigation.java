package org.mailhelm.platform.mail;

import io.micronaut.context.annotation.Factory;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.web.NavEntry;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.NavItem;

/** Entries of the sidebar. */
@Factory
class MailNavigation {

    private static final int DASHBOARD = 5;
    private static final int DOMAINS = 10;
    private static final int MAILBOXES = 11;
    private static final int SERVER = 20;

    @Singleton
    NavEntry dashboardEntry() {
        return new Entry(DASHBOARD) {
            @Override
            public Optional<NavItem> item(HttpRequest<?> request) {
                return Optional.of(
                        new NavItem("Dashboard", Addresses.dashboard(), "layout-dashboard", OptionalLong.empty()));
            }
        };
    }

    @Singleton
    NavEntry domainsEntry() {
        return new Entry(DOMAINS) {
            @Override
            public Optional<NavItem> item(HttpRequest<?> request) {
                return Optional.of(new NavItem("Domains", Addresses.domains(), "world", OptionalLong.empty()));
            }
        };
    }

    @Singleton
    NavEntry mailboxesEntry() {
        return new Entry(MAILBOXES) {
            @Override
            public Optional<NavItem> item(HttpRequest<?> request) {
                return Rights.of(request).anywhere(Right.EMAILS_READ)
                        ? Optional.of(new NavItem("Mailboxes", Addresses.allMailboxes(), "mail", OptionalLong.empty()))
                        : Optional.empty();
            }
        };
    }

    @Singleton
    NavEntry serverEntry(LocalServers servers) {
        return new Entry(SERVER) {
            @Override
            public Optional<NavItem> item(HttpRequest<?> request) {
                return !Rights.of(request).has(Right.SETTINGS_READ)
                                || servers.all().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new NavItem("Mail server", Addresses.server(), "server", OptionalLong.empty()));
            }
        };
    }

    private abstract static class Entry implements NavEntry {
        private final int order;

        Entry(int order) {
            this.order = order;
        }

        @Override
        public int order() {
            return order;
        }
    }
}

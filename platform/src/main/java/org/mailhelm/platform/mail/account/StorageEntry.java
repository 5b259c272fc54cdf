package org.mailhelm.platform.mail.account;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailhelm.platform.mail.MailHosts;
import org.mailhelm.platform.web.NavEntry;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.NavItem;

/** The storage page in the sidebar. */
@Singleton
final class StorageEntry implements NavEntry {

    private static final int ORDER = 15;

    private final MailHosts hosts;

    StorageEntry(MailHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Optional<NavItem> item(HttpRequest<?> request) {
        return hosts.all().isEmpty()
                ? Optional.empty()
                : Optional.of(new NavItem("Storage", Addresses.storage(), "database", OptionalLong.empty()));
    }
}

package org.mailhelm.platform.job;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.web.NavEntry;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.NavItem;

/** The entry of the sidebar. */
@Singleton
final class JobNavigation implements NavEntry {

    private final JobCount count;

    JobNavigation(JobCount count) {
        this.count = count;
    }

    @Override
    public Optional<NavItem> item(HttpRequest<?> request) {
        if (!Rights.of(request).administrator()) {
            return Optional.empty();
        }
        int active = count.count(request);
        return Optional.of(new NavItem(
                "Jobs",
                Addresses.jobs(),
                "list-details",
                active == 0 ? OptionalLong.empty() : OptionalLong.of(active)));
    }

    @Override
    public int order() {
        return 30;
    }
}

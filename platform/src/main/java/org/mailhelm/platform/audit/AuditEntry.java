package org.mailhelm.platform.audit;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.web.NavEntry;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.NavItem;

/** The audit in the sidebar. */
@Singleton
final class AuditEntry implements NavEntry {

    private static final int PLACE = 80;

    @Override
    public Optional<NavItem> item(HttpRequest<?> request) {
        return Rights.of(request).has(Right.AUDIT_READ)
                ? Optional.of(new NavItem("Audit", Addresses.audit(), "history", OptionalLong.empty()))
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

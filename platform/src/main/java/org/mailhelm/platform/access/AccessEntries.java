package org.mailhelm.platform.access;

import io.micronaut.context.annotation.Factory;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.web.NavEntry;
import org.mailhelm.ui.NavItem;
import org.mailhelm.ui.access.AccessAddresses;

/** Users and tokens in the sidebar. */
@Factory
class AccessEntries {

    private static final int USERS = 75;
    private static final int TOKENS = 85;

    @Singleton
    NavEntry usersEntry() {
        return new NavEntry() {
            @Override
            public Optional<NavItem> item(HttpRequest<?> request) {
                return Rights.of(request).has(Right.USERS_READ)
                        ? Optional.of(new NavItem("Users", AccessAddresses.users(), "users", OptionalLong.empty()))
                        : Optional.empty();
            }

            @Override
            public String group() {
                return ADMINISTRATION;
            }

            @Override
            public int order() {
                return USERS;
            }
        };
    }

    @Singleton
    NavEntry tokensEntry() {
        return new NavEntry() {
            @Override
            public Optional<NavItem> item(HttpRequest<?> request) {
                return Optional.of(new NavItem("API tokens", AccessAddresses.tokens(), "key", OptionalLong.empty()));
            }

            @Override
            public int order() {
                return TOKENS;
            }
        };
    }
}

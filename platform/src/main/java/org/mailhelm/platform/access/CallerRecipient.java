package org.mailhelm.platform.access;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.mailhelm.platform.outgoing.Recipient;

/** The contact address of who is signed in; a token has none of its own. */
@Singleton
final class CallerRecipient implements Recipient {

    private final Users users;

    CallerRecipient(Users users) {
        this.users = users;
    }

    @Override
    public Optional<String> of(HttpRequest<?> request) {
        return SignedIn.of(request)
                .flatMap(who -> users.find(who.userId()))
                .flatMap(user -> Optional.ofNullable(Profile.of(user).notificationEmail()));
    }
}

package org.mailhelm.platform.mail;

import io.micronaut.http.HttpRequest;
import org.mailhelm.platform.access.SignedIn;
import org.mailhelm.platform.job.Starter;

/** Who starts a job. */
public final class Starters {

    private Starters() {}

    /** The caller of a request. */
    public static Starter of(HttpRequest<?> request) {
        return SignedIn.of(request)
                .map(user -> new Starter(user.loginName(), user.displayName()))
                .orElseThrow(() -> new IllegalStateException("The route lets strangers in."));
    }
}

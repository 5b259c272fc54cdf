package org.mailhelm.james.admin;

import com.google.inject.AbstractModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.james.webadmin.authentication.AuthenticationFilter;

/** Replaces WebAdmin's authentication, which is none, by the token. */
public final class AdminModule extends AbstractModule {
    private final String token;

    /** @throws IllegalArgumentException for a token that could be guessed */
    public AdminModule(Path tokenFile) throws IOException {
        token = Files.readString(tokenFile).strip();
        if (token.length() < 32) {
            throw new IllegalArgumentException("the WebAdmin token in " + tokenFile + " is too short");
        }
    }

    @Override
    protected void configure() {
        bind(AuthenticationFilter.class).toInstance(new TokenFilter(token));
    }
}

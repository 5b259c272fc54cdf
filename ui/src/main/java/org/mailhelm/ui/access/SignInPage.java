package org.mailhelm.ui.access;

import java.util.Optional;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Form;

/**
 * Sign-in. Posts {@code username}, {@code password} and {@code next} to {@code /login}.
 *
 * @param next address to go to afterwards, one of our own; empty for the start page
 * @param provider what the other way to sign in is called, where there is one
 */
public record SignInPage(String next, Form form, Optional<String> provider) implements Page {
    /** A page with a form alone. */
    public SignInPage(String next, Form form) {
        this(next, form, Optional.empty());
    }

    @Override
    public String template() {
        return "access/signIn.jte";
    }

    @Override
    public String title() {
        return "Sign in";
    }
}

package org.mailhelm.ui.access;

import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Form;

/**
 * Sign-in. Posts {@code username}, {@code password} and {@code next} to {@code /login}.
 *
 * @param next address to go to afterwards, one of our own; empty for the start page
 */
public record SignInPage(String next, Form form) implements Page {
    @Override
    public String template() {
        return "access/signIn.jte";
    }

    @Override
    public String title() {
        return "Sign in";
    }
}

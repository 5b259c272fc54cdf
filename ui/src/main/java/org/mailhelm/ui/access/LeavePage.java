package org.mailhelm.ui.access;

import org.mailhelm.ui.Page;

/**
 * Between a form of ours and an identity provider. The browser goes on by itself, or by the link.
 *
 * @param heading what happens
 * @param words what it means
 * @param button what the link says
 * @param href of the provider, over http or https
 */
public record LeavePage(String heading, String words, String button, String href) implements Page {

    /** Signed out here; the provider still knows the browser. */
    public static LeavePage signedOut(String href) {
        return new LeavePage(
                "Signed out",
                "You are signed out here. The identity provider is asked to sign you out as well.",
                "Sign out at the identity provider",
                href);
    }

    /** On the way to prove who one is there. */
    public static LeavePage connect(String provider, String href) {
        return new LeavePage(
                "Connect " + provider,
                "Sign in there with the account that shall open this one from now on.",
                "Go on to " + provider,
                href);
    }

    /** On the way to prove there that it is still the same person. */
    public static LeavePage proof(String provider, String href) {
        return new LeavePage(
                "Is it you?", "Sign in there again; then you go on where you were.", "Go on to " + provider, href);
    }

    @Override
    public String template() {
        return "access/leave.jte";
    }

    @Override
    public String title() {
        return heading;
    }
}

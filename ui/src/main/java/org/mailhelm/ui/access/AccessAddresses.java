package org.mailhelm.ui.access;

import org.mailhelm.ui.Addresses;

/** Addresses of the pages for signing in, one's own account, users and tokens. */
public final class AccessAddresses {
    private AccessAddresses() {}

    /** Sign-in at the identity provider; {@code next} is one of our own, or empty. */
    public static String signInAtProvider(String next) {
        return next.isEmpty() ? "/login/redirect" : "/login/redirect?next=" + Addresses.query(next);
    }

    /** The same for somebody who is invited. */
    public static String invitationAtProvider(String secret) {
        return "/login/redirect?invitation=" + Addresses.query(secret);
    }

    public static String account() {
        return "/account";
    }

    /** The second step of a sign-in. */
    public static String secondFactor() {
        return "/login/factor";
    }

    /** Where somebody who must have a second factor and has none sets it up, before being signed in. */
    public static String firstFactorSetup() {
        return "/login/enrol";
    }

    /** The part of one's own account that is about second factors. */
    public static String ownFactors() {
        return account() + "#second-factor";
    }

    /** The authenticator app on one's own account. */
    public static String authenticator() {
        return "/account/authenticator";
    }

    public static String recoveryCodes() {
        return "/account/recovery-codes";
    }

    public static String passkeys() {
        return "/account/passkeys";
    }

    public static String removePasskey(String id) {
        return passkeys() + "/" + Addresses.segment(id) + "/remove";
    }

    /** Where one proves again who one is, before something sensitive. */
    public static String proof(String next) {
        return "/account/proof?next=" + Addresses.query(next);
    }

    public static String users() {
        return "/users";
    }

    /** Who must have a second factor. */
    public static String factorPolicy() {
        return "/users/second-factor";
    }

    public static String newUser() {
        return "/users/new";
    }

    public static String user(String id) {
        return "/users/" + Addresses.segment(id);
    }

    /** {@code task} is {@code profile}, {@code rights}, {@code grants}, {@code invite}, {@code enable} and the like. */
    public static String user(String id, String task) {
        return user(id) + "/" + task;
    }

    /** The rights of a user on one domain. */
    public static String userGrant(String id, String domain) {
        return user(id) + "/grants/of/" + Addresses.segment(domain);
    }

    public static String invitation(String secret) {
        return "/invitation/" + Addresses.segment(secret);
    }

    public static String tokens() {
        return "/tokens";
    }

    public static String newToken() {
        return "/tokens/new";
    }

    /** {@code task} is {@code rotate} or {@code revoke}. */
    public static String token(String id, String task) {
        return "/tokens/" + Addresses.segment(id) + "/" + task;
    }

    /** Where owners of mailboxes choose a new password. */
    public static String resetPassword() {
        return "/reset-password";
    }
}

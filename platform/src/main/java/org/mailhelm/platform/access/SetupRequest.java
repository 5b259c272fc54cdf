package org.mailhelm.platform.access;

import java.util.Map;

/** What the set-up page sends. */
record SetupRequest(String code, String username, String email, String password) {

    static SetupRequest of(Map<String, String> form) {
        return new SetupRequest(
                form.getOrDefault("code", ""),
                form.getOrDefault("username", "").strip(),
                form.getOrDefault("email", "").strip(),
                form.getOrDefault("password", ""));
    }

    /** Without the secrets, so that no log ever holds one. */
    @Override
    public String toString() {
        return "SetupRequest[" + username + "]";
    }
}

package org.mailhelm.ui.access;

import java.util.List;
import org.mailhelm.ui.part.Confirm;

/**
 * One's own second factors, on the account page. Posts: {@code /account/passkeys} ({@code name}, {@code response}),
 * {@code /account/passkeys/{id}/remove}, {@code /account/recovery-codes}; the authenticator app has pages of its own.
 *
 * @param app since when there is an authenticator app, in words; empty for none
 * @param required whether the user must have one
 */
public record FactorsView(String app, List<Row> passkeys, int recoveryCodes, boolean required) {
    public FactorsView {
        passkeys = List.copyOf(passkeys);
    }

    /** One passkey; {@code made} and {@code used} in words. */
    public record Row(String id, String name, String host, String made, String used) {}

    public boolean any() {
        return !app.isEmpty() || !passkeys.isEmpty();
    }

    public static Confirm removal(String name) {
        return Confirm.simple("Remove the passkey " + name + "?", "It is refused here from now on.", "Remove passkey");
    }

    public static Confirm renewal() {
        return Confirm.simple(
                "Make new recovery codes?", "Those that you have now are over at once.", "Make new codes");
    }
}

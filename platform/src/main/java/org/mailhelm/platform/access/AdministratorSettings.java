package org.mailhelm.platform.access;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.platform.access.password.PasswordHasher;
import org.mailhelm.platform.access.password.PasswordRules;
import org.mailhelm.platform.installation.NamedSettings;
import org.mailhelm.platform.start.Variables;
import org.mailhelm.platform.web.Refused;
import org.mailhelm.ui.access.AccessAddresses;

/**
 * The administrator that the environment names, among the settings of the API. A new password makes that account an
 * administrator and ends its sessions, as at a start that forces {@code ADMIN_PASSWORD}.
 */
@Singleton
class AdministratorSettings implements NamedSettings {

    static final String NAME = "ADMIN_USER";
    static final String PASSWORD = "ADMIN_PASSWORD";

    private static final String HOW = "over the API";

    private final Users users;
    private final PasswordHasher hasher;
    private final Proof proof;
    private final String named;

    @Inject
    AdministratorSettings(Users users, PasswordHasher hasher, Proof proof, Variables variables) {
        this.users = users;
        this.hasher = hasher;
        this.proof = proof;
        this.named = named(variables);
    }

    /** The name that the environment gives the administrator. */
    static String named(Variables variables) {
        return LoginNames.normal(variables.text(NAME).orElse("admin"));
    }

    @Override
    public Map<String, String> values() {
        return Map.of(NAME, named, PASSWORD, "");
    }

    @Override
    public Runnable change(HttpRequest<?> request, Map<String, Optional<String>> changes) {
        proof.require(request, AccessAddresses.users());
        String name =
                LoginNames.normal(changes.getOrDefault(NAME, Optional.empty()).orElse(named));
        LoginNames.problem(name).ifPresent(problem -> {
            throw Refused.invalid(NAME, problem);
        });
        String password = changes.getOrDefault(PASSWORD, Optional.empty())
                .orElseThrow(() -> Refused.invalid(
                        NAME,
                        "Send ADMIN_PASSWORD too, for the account that ADMIN_USER names. The name alone is changed in"
                                + " the environment."));
        PasswordRules.problem(password, name).ifPresent(problem -> {
            throw Refused.invalid(PASSWORD, problem);
        });
        String hash = hasher.hash(password);
        return () -> {
            if (!users.resetAdministrator(name, hash, HOW)) {
                users.addAdministrator(name, "", hash, HOW);
            }
        };
    }
}

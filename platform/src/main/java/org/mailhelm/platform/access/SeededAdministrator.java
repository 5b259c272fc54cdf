package org.mailhelm.platform.access;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.mailhelm.platform.access.password.PasswordHasher;
import org.mailhelm.platform.access.password.PasswordRules;
import org.mailhelm.platform.start.StartFailure;
import org.mailhelm.platform.start.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The administrator that the environment names. {@code ADMIN_PASSWORD} counts at the first start only; afterwards what
 * the database holds is right, unless {@code ADMIN_PASSWORD_FORCE_SYNC} asks to write it again at every start.
 */
@Singleton
class SeededAdministrator {

    private static final Logger LOG = LoggerFactory.getLogger(SeededAdministrator.class);

    private final Users users;
    private final PasswordHasher hasher;
    private final String name;
    private final Optional<String> password;
    private final boolean force;

    SeededAdministrator(Users users, PasswordHasher hasher, Variables variables) {
        this.users = users;
        this.hasher = hasher;
        this.name = AdministratorSettings.named(variables);
        this.password = variables.text("ADMIN_PASSWORD");
        this.force = variables.flag("ADMIN_PASSWORD_FORCE_SYNC", false);
    }

    void seed() {
        if (password.isEmpty()) {
            if (force) {
                LOG.warn("ADMIN_PASSWORD_FORCE_SYNC does nothing without ADMIN_PASSWORD");
            }
            return;
        }
        if (force) {
            String hash = hash(password.get());
            if (!users.resetAdministrator(name, hash, "from ADMIN_PASSWORD")) {
                add(hash);
            }
            LOG.warn(
                    "The password of {} was set from ADMIN_PASSWORD and its sessions were ended. Remove"
                            + " ADMIN_PASSWORD_FORCE_SYNC, or this happens at every start.",
                    name);
        } else if (!users.anyAdministrator()) {
            add(hash(password.get()));
            LOG.info("The administrator {} was made from ADMIN_USER and ADMIN_PASSWORD", name);
        }
    }

    private String hash(String text) {
        LoginNames.problem(name).ifPresent(problem -> {
            throw new StartFailure("ADMIN_USER can't be \"" + name + "\". " + problem);
        });
        PasswordRules.problem(text, name).ifPresent(problem -> {
            throw new StartFailure("ADMIN_PASSWORD isn't good enough. " + problem);
        });
        return hasher.hash(text);
    }

    private void add(String hash) {
        try {
            users.addAdministrator(name, "", hash, Users.FIRST);
        } catch (DataAccessException e) {
            // Another instance starts at the same moment and was quicker.
            if (users.named(name).isEmpty()) {
                throw e;
            }
        }
    }
}

package org.mailhelm.platform.access.sso;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.platform.access.Accounts;
import org.mailhelm.platform.installation.InstallationSettings;
import org.mailhelm.platform.installation.SettingsTabs;
import org.mailhelm.platform.web.Refused;

/** Changes the settings of single sign-on, unless nobody could then sign in as an administrator. */
@Singleton
class SsoChange {

    private final InstallationSettings settings;
    private final Providers providers;
    private final Admission admission;
    private final Accounts accounts;

    @Inject
    SsoChange(InstallationSettings settings, Providers providers, Admission admission, Accounts accounts) {
        this.settings = settings;
        this.providers = providers;
        this.admission = admission;
        this.accounts = accounts;
    }

    /** @throws Refused naming each field that is wrong, or saying who would be locked out */
    void check(Map<String, Optional<String>> changes) {
        guard(settings.preview(SsoSettings.class, changes));
    }

    /** What was checked before. */
    void apply(Map<String, Optional<String>> changes) {
        settings.change(SsoSettings.class, SettingsTabs.SSO.title(), changes);
        providers.forget();
    }

    private void guard(SsoSettings then) {
        if (accounts.localAdministrators() > 0) {
            return;
        }
        if (!then.enabled()) {
            throw locked("No administrator has a password, so without single sign-on nobody could sign in as one.");
        }
        // The issuer itself says who it is; one that can't be reached lets nobody in either.
        if (!admission.anyAdministrator(then, providers.of(then).issuer())) {
            throw locked("By these settings nobody would be an administrator, and no administrator has a password.");
        }
    }

    private static Refused locked(String why) {
        return Refused.conflict(
                why + " Give an administrator a password first, by an invitation. Nothing was changed.");
    }
}

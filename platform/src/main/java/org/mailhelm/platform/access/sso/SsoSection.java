package org.mailhelm.platform.access.sso;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.platform.installation.SettingsSection;

/** Single sign-on among the settings of the API. */
@Singleton
class SsoSection implements SettingsSection {

    private final SsoChange change;

    @Inject
    SsoSection(SsoChange change) {
        this.change = change;
    }

    @Override
    public Class<? extends Record> type() {
        return SsoSettings.class;
    }

    @Override
    public void check(Map<String, Optional<String>> changes) {
        change.check(changes);
    }

    @Override
    public void change(Map<String, Optional<String>> changes) {
        change.apply(changes);
    }
}

package org.mailhelm.platform.outgoing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.platform.installation.InstallationSettings;
import org.mailhelm.platform.installation.SettingsSection;
import org.mailhelm.platform.installation.SettingsTabs;

/** Outgoing mail among the settings of the API. */
@Singleton
class MailSection implements SettingsSection {

    private final InstallationSettings settings;

    @Inject
    MailSection(InstallationSettings settings) {
        this.settings = settings;
    }

    @Override
    public Class<? extends Record> type() {
        return MailSettings.class;
    }

    @Override
    public void check(Map<String, Optional<String>> changes) {
        settings.preview(MailSettings.class, changes);
    }

    @Override
    public void change(Map<String, Optional<String>> changes) {
        settings.change(MailSettings.class, SettingsTabs.MAIL.title(), changes);
    }
}

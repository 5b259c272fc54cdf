package org.mailhelm.platform.installation;

import java.util.List;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.part.Tab;

/** The sections of the settings. */
public enum SettingsTabs {
    /** Signing in at an identity provider. */
    SSO("sso", "Single sign-on"),
    /** Mail that the installation itself sends. */
    MAIL("mail", "Outgoing mail");

    private final String section;
    private final String title;

    SettingsTabs(String section, String title) {
        this.section = section;
        this.title = title;
    }

    /** Part of the address. */
    public String section() {
        return section;
    }

    /** What it is called. */
    public String title() {
        return title;
    }

    /** All of them, with this one open. */
    public List<Tab> tabs() {
        return List.of(values()).stream()
                .map(each -> Tab.of(each.title, Addresses.settings(each.section, ""), each == this))
                .toList();
    }
}

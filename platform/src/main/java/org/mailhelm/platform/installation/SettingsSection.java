package org.mailhelm.platform.installation;

import java.util.Map;
import java.util.Optional;

/** Settings of one feature, for the API that knows them all by the names of their variables. */
public interface SettingsSection {

    /** Their record. */
    Class<? extends Record> type();

    /**
     * Changes some, by name of the component.
     *
     * @throws org.mailhelm.platform.web.Refused naming each field that is wrong
     */
    void change(Map<String, Optional<String>> changes);
}

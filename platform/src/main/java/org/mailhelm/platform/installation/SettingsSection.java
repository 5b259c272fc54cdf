package org.mailhelm.platform.installation;

import java.util.Map;
import java.util.Optional;

/** Settings of one feature, for the API that knows them all by the names of their variables. */
public interface SettingsSection {

    /** Their record. */
    Class<? extends Record> type();

    /**
     * Looks whether some may be changed so; may ask outside systems.
     *
     * @throws org.mailhelm.platform.web.Refused naming each field that is wrong
     */
    void check(Map<String, Optional<String>> changes);

    /** Changes some, by name of the component. In a transaction; asks nobody outside. */
    void change(Map<String, Optional<String>> changes);
}

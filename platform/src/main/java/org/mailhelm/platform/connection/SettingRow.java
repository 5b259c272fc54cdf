package org.mailhelm.platform.connection;

import io.micronaut.data.annotation.MappedEntity;

/**
 * A setting as it is stored.
 *
 * @param content the text, or the sealed text
 */
@MappedEntity("connection_setting")
record SettingRow(String connectionId, String component, String content, boolean sealed) {

    /** Where a sealed text belongs. */
    static String place(String connectionId, String component) {
        return connectionId + "/" + component;
    }
}

package org.mailhelm.platform.connection;

import java.util.List;
import java.util.Optional;
import org.mailhelm.api.ConnectorDescription;
import org.mailhelm.platform.settings.SettingValue;

/**
 * A connection for whoever administers it.
 *
 * @param version to send back with a change, so that nobody overwrites unseen what another did
 * @param values empty while the plugin doesn't run. Texts of secrets are in there: never show them
 * @param connector empty while the plugin doesn't run
 */
public record ConnectionDetails(
        ConnectionView connection,
        long version,
        List<SettingValue> values,
        Optional<ConnectorDescription> connector,
        Optional<TestResult> last) {

    /** Keeps a copy. */
    public ConnectionDetails {
        values = List.copyOf(values);
    }
}

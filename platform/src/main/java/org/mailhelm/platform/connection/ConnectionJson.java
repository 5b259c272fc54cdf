package org.mailhelm.platform.connection;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.mailhelm.platform.settings.SettingValue;

/**
 * A connection over the API.
 *
 * @param kind {@code mail-hosts}, {@code dns}, {@code reverse-proxies} or {@code notifiers}
 * @param problem why it isn't open though it shall be
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConnectionJson(
        String id,
        String name,
        String kind,
        String connector,
        boolean enabled,
        long version,
        @Nullable String problem,
        @Nullable Tested last_test,
        List<Value> settings) {

    static ConnectionJson of(ConnectionDetails details) {
        ConnectionView connection = details.connection();
        return new ConnectionJson(
                connection.id(),
                connection.name(),
                connection.kind().slug(),
                connection.connectorId(),
                connection.enabled(),
                details.version(),
                connection.problem().orElse(null),
                details.last().map(Tested::of).orElse(null),
                details.values().stream().map(Value::of).toList());
    }

    /**
     * The result of a test.
     *
     * @param took_ms how long it took
     */
    @Introspected
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Tested(
            boolean passed,
            @Nullable String message,
            @Schema(format = "date-time") String at,
            long took_ms) {

        static Tested of(TestResult result) {
            return new Tested(
                    result.passed(),
                    result.message().isEmpty() ? null : result.message(),
                    result.at().toString(),
                    result.took().toMillis());
        }
    }

    /**
     * A setting.
     *
     * @param value absent for a secret, whatever it is
     * @param source {@code stored}, {@code environment}, {@code default} or {@code none}
     * @param variable the environment variable that it reads
     */
    @Introspected
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Value(
            String name,
            String label,
            boolean secret,
            boolean configured,
            @Nullable String value,
            String source,
            @Nullable String variable) {

        static Value of(SettingValue setting) {
            boolean secret = setting.field().secret();
            return new Value(
                    setting.field().name(),
                    setting.field().label(),
                    secret,
                    setting.text().isPresent(),
                    secret ? null : setting.text().orElse(null),
                    setting.source().name().toLowerCase(Locale.ROOT),
                    setting.variable().orElse(null));
        }
    }
}

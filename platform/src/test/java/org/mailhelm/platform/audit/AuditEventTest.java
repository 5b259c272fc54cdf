package org.mailhelm.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditEventTest {

    private static final AuditEvent EVENT = AuditEvent.of("thing.update");

    @ParameterizedTest
    @ValueSource(strings = {"password", "apiKey", "api_key", "client_secret", "accessToken", "key", "privateKey"})
    void keepsNoValueUnderANameOfASecret(String name) {
        assertThat(EVENT.change(name, "old value", "new value").toString()).doesNotContain("value");
    }

    @Test
    void keepsOnlyWhatIsDifferent() {
        AuditEvent event = EVENT.change("same", 1, 1)
                .change("other", "a", "b")
                .change("new", null, "c")
                .change("gone", Optional.of("d"), Optional.empty());

        assertThat(event.before()).isEqualTo(Map.of("other", "a", "gone", "d"));
        assertThat(event.after()).isEqualTo(Map.of("other", "b", "new", "c"));
    }

    @Test
    void takesOnlyNamesOfActions() {
        assertThatThrownBy(() -> AuditEvent.of("Deleted the mailbox")).isInstanceOf(IllegalArgumentException.class);
    }
}

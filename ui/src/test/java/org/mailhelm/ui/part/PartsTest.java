package org.mailhelm.ui.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartsTest {

    @Test
    void neverCarriesTheValueOfASecret() {
        Field secret = Field.secret("s.token", "Token", true).value("hunter2");

        assertThat(secret.value()).isEmpty();
        assertThat(secret.toString()).doesNotContain("hunter2");
    }

    @Test
    void fillsAFieldWithWhatWasTypedAndWhatIsWrongWithIt() {
        Form form = Form.of(Map.of("domain", "quay")).withError("domain", "A domain has a dot.");

        Field field = form.field(Field.text("domain", "Domain").asRequired());

        assertThat(field.value()).isEqualTo("quay");
        assertThat(field.error()).contains("A domain has a dot.");
        assertThat(field.required()).isTrue();
        assertThat(field.describedBy()).isEqualTo("f-domain-e");
        assertThat(form.valid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "//evil.example", "/\\evil.example", "data:text/html,x", "", "/a\nb"})
    void makesNoLinkOfAnAddressThatLeadsAstray(String href) {
        assertThat(new Link("Show", href).safe()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/domains", "https://example.com/", "mailto:a@example.com", "#here"})
    void makesALinkOfAnAddressThatIsHarmless(String href) {
        assertThat(new Link("Show", href).safe()).isTrue();
    }

    @Test
    void asksForExactlyWhatHasToBeTyped() {
        Confirm typed = Confirm.typed("Delete?", "Gone.", List.of(), "Delete", "example.com");

        assertThat(typed.accepts(" example.com ")).isTrue();
        assertThat(typed.accepts("yes")).isFalse();
        assertThat(typed.accepts("")).isFalse();
        assertThat(Confirm.simple("Restart?", "", "Restart").accepts("yes")).isTrue();
        assertThat(Confirm.simple("Restart?", "", "Restart").accepts("")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"79, 100, OK", "80, 100, WARN", "94, 100, WARN", "95, 100, BAD", "120, 100, BAD", "5, 0, OK"})
    void warnsBeforeSomethingIsFull(long used, long limit, State state) {
        assertThat(new Use(used, limit, "").state()).isEqualTo(state);
    }
}

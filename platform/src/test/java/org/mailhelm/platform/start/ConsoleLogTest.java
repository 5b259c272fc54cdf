package org.mailhelm.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ConsoleLogTest {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @AfterEach
    void restore() {
        root.setLevel(Level.INFO);
    }

    @Test
    void saysInfoUnlessToldOtherwise() {
        ConsoleLog.level(new Variables(Map.of()));

        assertThat(root.getLevel()).isEqualTo(Level.INFO);
        assertThat(root.getAppender("console")).isNotNull();
    }

    @Test
    void followsTheVariable() {
        ConsoleLog.level(new Variables(Map.of("LOG_LEVEL", "Debug")));

        assertThat(root.getLevel()).isEqualTo(Level.DEBUG);
    }

    @Test
    void refusesALevelThatThereIsNot() {
        assertThatThrownBy(() -> ConsoleLog.level(new Variables(Map.of("LOG_LEVEL", "loud"))))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("LOG_LEVEL")
                .hasMessageContaining("loud");
        assertThat(root.getLevel()).isEqualTo(Level.INFO);
    }

    @Test
    void leavesTheLogToAFileThatIsNamed() {
        System.setProperty("logback.configurationFile", "own.xml");
        try {
            LoggerContext other = new LoggerContext();

            new ConsoleLog().configure(other);

            assertThat(other.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender("console"))
                    .isNull();
        } finally {
            System.clearProperty("logback.configurationFile");
        }
    }
}

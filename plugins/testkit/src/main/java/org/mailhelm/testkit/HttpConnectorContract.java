package org.mailhelm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Service;
import org.mailhelm.testkit.HostileServer.Fault;

/**
 * What every connector must be able to do whose outside system is reached over HTTP: {@link ConnectorContract}, and that
 * a server which fails ends as the right {@link Failure}, in time, and without a secret in messages and logs.
 *
 * @param <S> the settings
 * @param <T> the service
 */
public abstract class HttpConnectorContract<S extends Record, T extends Service> extends ConnectorContract<S, T> {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Whether the service reads answers; false for one to which any answer of success is good. */
    protected boolean readsAnswers() {
        return true;
    }

    /** The call that fails; one that does no harm. */
    protected void call(T service) {
        service.verify();
    }

    @Test
    void saysThatNobodyListens() {
        assertThat(failure(Fault.REFUSES)).isInstanceOf(Failure.Unavailable.class);
    }

    @Test
    void saysThatTheCredentialsAreRefused() {
        assertThat(failure(Fault.UNAUTHENTICATED)).isInstanceOf(Failure.Unauthenticated.class);
    }

    @Test
    void saysThatARightIsMissing() {
        assertThat(failure(Fault.FORBIDDEN)).isInstanceOf(Failure.Forbidden.class);
    }

    @Test
    void saysThatTheServerIsBroken() {
        assertThat(failure(Fault.BROKEN)).isInstanceOf(Failure.Unavailable.class);
    }

    @Test
    void saysHowLongToWaitAfterTooManyCalls() {
        Failure failure = failure(Fault.RATE_LIMITED);

        assertThat(failure).isInstanceOf(Failure.RateLimited.class);
        assertThat(failure.waitAdvised()).contains(Duration.ofMinutes(2));
    }

    @Test
    void doesNotFollowARedirect() {
        assertThat(failure(Fault.REDIRECTS)).isInstanceOf(Failure.Unavailable.class);
    }

    @Test
    void readsAnAnswerBeforeItBelievesIt() {
        if (readsAnswers()) {
            assertThat(failure(Fault.GARBAGE)).isInstanceOf(Failure.Unavailable.class);
        }
    }

    @Test
    void saysThatAnAnswerIsCutOff() {
        assertThat(failure(Fault.CUTS_OFF)).isInstanceOf(Failure.Unavailable.class);
    }

    @Test
    @Timeout(30)
    void waitsForNoAnswerWithoutEnd() {
        assertThat(failure(Fault.HANGS)).isInstanceOf(Failure.Unavailable.class);
    }

    @Test
    @Timeout(30)
    void endsSoonWhenInterrupted() throws InterruptedException {
        try (HostileServer server = new HostileServer(Fault.HANGS);
                FakePluginContext context = new FakePluginContext()) {
            T service = connector().open(sampleSettings(server.uri()), context);
            Thread caller = new Thread(() -> fails(service), "hostile-caller");
            caller.start();
            Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> server.connections() > 0);
            caller.interrupt();
            caller.join(5_000);

            assertThat(caller.isAlive()).as("still waiting").isFalse();
            service.close();
        }
    }

    @Test
    @Timeout(120)
    void showsNoSecretWhateverFails() {
        for (Fault fault : Fault.values()) {
            try (HostileServer server = new HostileServer(fault);
                    FakePluginContext context = new FakePluginContext("test", PATIENCE)) {
                S sample = sampleSettings(server.uri());
                T service = connector().open(sample, context);
                Throwable thrown = catchThrowable(() -> call(service));
                service.close();

                for (Throwable part = thrown; part != null; part = part.getCause()) {
                    assertThat(String.valueOf(part.getMessage()))
                            .as("the message after %s", fault)
                            .doesNotContain(secrets(sample));
                }
                assertThat(String.join("\n", context.log()))
                        .as("the log after %s", fault)
                        .doesNotContain(secrets(sample));
            }
        }
    }

    private void fails(T service) {
        assertThat(catchThrowable(() -> call(service))).isInstanceOf(Failure.class);
    }

    private Failure failure(Fault fault) {
        try (HostileServer server = new HostileServer(fault);
                FakePluginContext context = new FakePluginContext("test", PATIENCE)) {
            T service = connector().open(sampleSettings(server.uri()), context);
            Throwable thrown = catchThrowable(() -> call(service));
            service.close();
            assertThat(thrown).as("what a server brings about that %s", fault).isInstanceOf(Failure.class);
            Failure failure = (Failure) thrown;
            assertThat(failure.reason()).as("the message after %s", fault).matches("(?s).{10,600}");
            return failure;
        }
    }
}

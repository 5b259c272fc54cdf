package org.mailhelm.platform.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.mailhelm.api.Failure;
import org.mailhelm.api.RestClient;
import org.mailhelm.api.RestOptions;
import org.mailhelm.api.RestRequest;
import org.mailhelm.api.RestResponse;
import org.slf4j.Logger;

/** A client for one outside system. */
public final class HttpRestClient implements RestClient, AutoCloseable {

    private static final int TRIES = 3;
    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final Duration SHORT_IN_BACKGROUND = Duration.ofMinutes(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}");

    private final Target target;
    private final RestOptions options;
    private final Transport transport;
    private final Budget budget;
    private final Clock clock;
    private final Logger log;
    private final ObjectMapper mapper = Json.mapper();
    private final ServerMessage messages;
    private volatile boolean closed;

    HttpRestClient(Target target, RestOptions options, Transport transport, Budget budget, Clock clock, Logger log) {
        this.target = target;
        this.options = options;
        this.transport = transport;
        this.budget = budget;
        this.clock = clock;
        this.log = log;
        this.messages = new ServerMessage(options.secretHeaders().values());
    }

    @Override
    public RestRequest request(String method, String pathTemplate, String... variables) {
        checkOpen();
        String verb = method.toUpperCase(Locale.ROOT);
        if (!METHOD.matcher(verb).matches()) {
            throw new IllegalArgumentException("not a method: " + method);
        }
        return new HttpRestRequest(this, mapper, verb, pathTemplate, target.at(pathTemplate, variables));
    }

    RestResponse exchange(Prepared request) {
        Answer answer = answer(withHeaders(request));
        if (answer.status() == 429) {
            throw failure(request, answer);
        }
        return response(request, answer);
    }

    RestResponse send(Prepared request) {
        Answer answer = answer(withHeaders(request));
        if (!answer.good()) {
            throw failure(request, answer);
        }
        return response(request, answer);
    }

    private Prepared withHeaders(Prepared request) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Accept", "application/json, */*;q=0.5");
        options.headers().forEach((name, value) -> put(all, name, value));
        options.secretHeaders().forEach((name, value) -> put(all, name, value.reveal()));
        request.headers().forEach((name, value) -> put(all, name, value));
        return new Prepared(request.method(), request.label(), request.address(), all, request.body());
    }

    private static void put(Map<String, String> headers, String name, String value) {
        headers.keySet().removeIf(name::equalsIgnoreCase);
        headers.put(name, value);
    }

    private Answer answer(Prepared request) {
        for (int attempt = 1; ; attempt++) {
            checkOpen();
            Budget.Place place = budget.take(request.reads(), target.place());
            long begun = System.nanoTime();
            try {
                Answer answer = transmit(request, place);
                log(request, String.valueOf(answer.status()), begun);
                Optional<Duration> pause = pause(request, answer, attempt);
                if (pause.isEmpty()) {
                    return answer;
                }
                sleep(pause.get());
            } catch (IOException e) {
                log(request, e.getClass().getSimpleName(), begun);
                checkOpen();
                if (attempt == TRIES || !Mishaps.mayRepeat(request, e)) {
                    throw Mishaps.failure(request, e, target.place(), options.answerTimeout());
                }
                sleep(usualPause(attempt));
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private Answer transmit(Prepared request, Budget.Place place) throws IOException, InterruptedException {
        try (place) {
            Answer answer = transport.send(request);
            Waits.remaining(answer, clock).ifPresent(place::told);
            return answer;
        }
    }

    /** How long to wait before trying again; empty when the answer is the one to give. */
    private Optional<Duration> pause(Prepared request, Answer answer, int attempt) {
        Optional<Duration> asked = Waits.asked(answer, clock);
        boolean limited = answer.status() == 429;
        if (limited) {
            asked.ifPresent(length -> budget.pause(request.reads(), length));
        }
        boolean broken = answer.status() == 502 || answer.status() == 503 || answer.status() == 504;
        if (attempt == TRIES || !(limited || (broken && request.repeatable()))) {
            return Optional.empty();
        }
        Duration wait = asked.orElseGet(() -> limited ? Duration.ofSeconds(attempt) : usualPause(attempt));
        Duration longest = CallPriority.current() == CallPriority.PERSON ? SHORT : SHORT_IN_BACKGROUND;
        return wait.compareTo(longest) > 0 ? Optional.empty() : Optional.of(wait);
    }

    private static Duration usualPause(int attempt) {
        return FIRST_PAUSE.multipliedBy((long) attempt * attempt);
    }

    private void sleep(Duration pause) {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Failure interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Failure.Unavailable("The call to " + target.place() + " was ended before its answer.", true, e);
    }

    private Failure failure(Prepared request, Answer answer) {
        Failure usual = StatusFailures.of(
                request, answer.status(), target.place(), messages.in(answer, mapper), Waits.asked(answer, clock));
        return options.failures().map(response(request, answer), usual);
    }

    private RestResponse response(Prepared request, Answer answer) {
        return new HttpRestResponse(answer, mapper, target.place() + " answered " + request.label());
    }

    /** The path is a template and the base's path is left out, because either may hold a credential. */
    private void log(Prepared request, String outcome, long begun) {
        log.debug(
                "{} at {}: {} after {} ms",
                request.label(),
                target.origin(),
                outcome,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the connection is closed");
        }
    }

    /** Ends the calls that are under way, and takes no more. */
    @Override
    public void close() {
        closed = true;
        transport.close();
    }
}

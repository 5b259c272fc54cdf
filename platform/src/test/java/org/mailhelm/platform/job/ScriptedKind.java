package org.mailhelm.platform.job;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;

/** A kind that remembers what it did, and does to each item what a test says. */
final class ScriptedKind implements JobKind {

    /** What took place outside, in order. A test that restarts the host gives it to the next one. */
    final List<String> effects;

    final List<String> secrets = Collections.synchronizedList(new ArrayList<>());
    final List<String> questions = Collections.synchronizedList(new ArrayList<>());
    final Map<String, Function<Work, Outcome>> scripts = new ConcurrentHashMap<>();

    ScriptedKind() {
        this(Collections.synchronizedList(new ArrayList<>()));
    }

    ScriptedKind(List<String> effects) {
        this.effects = effects;
    }

    @Override
    public String id() {
        return "scripted";
    }

    @Override
    public String doneWord() {
        return "made";
    }

    @Override
    public String subjectWord() {
        return "Thing";
    }

    @Override
    public String whenStopped() {
        return "What was made stays.";
    }

    @Override
    public Outcome perform(Work item) {
        Function<Work, Outcome> script = scripts.get(item.subject());
        if (script != null) {
            return script.apply(item);
        }
        return make(item);
    }

    /** Fails once at that item. */
    void once(String subject, Failure failure) {
        scripts.put(subject, work -> {
            scripts.remove(subject);
            throw failure;
        });
    }

    Outcome make(Work item) {
        item.secret().map(Secret::reveal).ifPresent(secrets::add);
        effects.add(item.subject());
        return Outcome.done("Made");
    }

    @Override
    public Optional<Outcome> settle(Work item) {
        questions.add(item.subject());
        return effects.contains(item.subject())
                ? Optional.of(Outcome.done("Found made after an interruption; not made again"))
                : Optional.empty();
    }
}

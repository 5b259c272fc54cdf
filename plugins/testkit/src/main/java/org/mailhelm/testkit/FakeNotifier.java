package org.mailhelm.testkit;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mailhelm.api.notify.Notification;
import org.mailhelm.api.notify.Notifier;
import org.mailhelm.api.notify.NotifierLimits;

/** A notifier that keeps what it is given. */
public final class FakeNotifier implements Notifier {

    private final Faults faults = new Faults();
    private final List<Notification> sent = new CopyOnWriteArrayList<>();
    private final NotifierLimits limits;

    /** Without much of a limit. */
    public FakeNotifier() {
        this(new NotifierLimits(250, 4_000, 25, 0, Duration.ofMinutes(1)));
    }

    /** With those limits. */
    public FakeNotifier(NotifierLimits limits) {
        this.limits = limits;
    }

    /** What it does wrong. */
    public Faults faults() {
        return faults;
    }

    /** What it was given, oldest first. */
    public List<Notification> sent() {
        return List.copyOf(sent);
    }

    @Override
    public void verify() {
        faults.strike();
    }

    @Override
    public NotifierLimits limits() {
        return limits;
    }

    @Override
    public void send(Notification notification) {
        faults.strike();
        sent.add(notification);
    }
}

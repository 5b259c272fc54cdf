package org.mailhelm.platform.job;

import java.util.Optional;
import org.mailhelm.api.Failure;

/** A bean that does the items of one kind of job. Called on a thread that may block, for one item of a job at a time. */
public interface JobKind {

    /** Stored with each job; never changes. */
    String id();

    /** What an item is after it is done, as in {@code created}. */
    String doneWord();

    /** What an item is about, as the head of a column: {@code Mailbox}. */
    String subjectWord();

    /** What stays when the job is stopped, for people: one or two sentences. */
    String whenStopped();

    /**
     * Does an item.
     *
     * @throws Failure.RateLimited nothing was done; the item is tried again after the wait
     * @throws Failure.Unavailable when retryable, nothing was done, and it is tried again; otherwise nobody knows, and
     *     {@link #settle} is asked first
     * @throws Failure any other says why the item failed for good
     */
    Outcome perform(Work item);

    /**
     * An earlier try of the item ended without anybody knowing how, as by a crash. Asks the outside system.
     *
     * @return what became of it; empty when it did not take place or can be done again without harm
     * @throws Failure when the outside system can't be asked now
     */
    Optional<Outcome> settle(Work item);
}

package org.mailhelm.james.queue;

import java.time.Duration;
import javax.inject.Inject;
import org.apache.james.protocols.lib.netty.AbstractConfigurableAsyncServer;
import org.apache.james.queue.api.MailQueue.MailQueueException;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.ManageableMailQueue;
import org.apache.james.smtpserver.netty.SMTPServerFactory;
import org.apache.james.utils.GuiceProbe;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings delivery to rest before the server stops. James' own stop interrupts the threads that deliver, and a message
 * whose delivery is interrupted goes back to its sender as undeliverable.
 */
public final class Standstill implements GuiceProbe {
    private static final Logger LOG = LoggerFactory.getLogger(Standstill.class);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final SMTPServerFactory smtp;
    private final MailQueueFactory<? extends ManageableMailQueue> queues;

    @Inject
    Standstill(SMTPServerFactory smtp, MailQueueFactory<? extends ManageableMailQueue> queues) {
        this.smtp = smtp;
        this.queues = queues;
    }

    /** Takes no more mail and waits until what was taken is delivered or queued for elsewhere; false when time is up. */
    public boolean reach(Duration patience) throws InterruptedException {
        smtp.getServers().forEach(AbstractConfigurableAsyncServer::stop);
        long end = System.nanoTime() + patience.toNanos();
        boolean quiet = false;
        while (System.nanoTime() < end) {
            boolean empty = spoolIsEmpty();
            // twice, because a message that is being taken is in no queue for a moment
            if (quiet && empty) {
                return true;
            }
            quiet = empty;
            Thread.sleep(LOOK.toMillis());
        }
        return false;
    }

    /** The size counts what is being delivered too, until it is acknowledged. */
    private boolean spoolIsEmpty() {
        try {
            return queues.getQueue(MailQueueFactory.SPOOL).isEmpty()
                    || queues.getQueue(MailQueueFactory.SPOOL).get().getSize() == 0;
        } catch (MailQueueException e) {
            LOG.warn("The size of the spool is not known", e);
            return false;
        }
    }
}

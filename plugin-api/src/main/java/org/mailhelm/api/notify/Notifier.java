package org.mailhelm.api.notify;

import org.mailhelm.api.ApiStatus;
import org.mailhelm.api.Service;

/**
 * A service that carries notifications to people or machines.
 *
 * <p>The host keeps a notification until it is sent: it tries again after a {@link org.mailhelm.api.Failure} that is
 * retryable and gives up after any other. It cuts texts to {@link #limits()} and keeps the pace.
 */
@ApiStatus(since = "0.9")
public interface Notifier extends Service {

    /** What the service takes. Constant for the life of the service and without network. */
    NotifierLimits limits();

    /** Whether {@link #verify()} is silent. Where a service has no silent check, it sends a short test message. */
    default boolean verifiesSilently() {
        return true;
    }

    /**
     * Sends one notification, once.
     *
     * @throws org.mailhelm.api.Failure.Unavailable retryable only when the service can't have taken it, or when taking
     *     it twice does no harm
     * @throws org.mailhelm.api.Failure.RateLimited with how long to wait
     * @throws org.mailhelm.api.Failure.NotFound when the recipient is gone for good
     * @throws org.mailhelm.api.Failure when the service refuses it for good
     */
    void send(Notification notification);
}

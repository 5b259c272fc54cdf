package org.mailhelm.api.proxy;

import java.util.List;
import java.util.Optional;
import org.mailhelm.api.ApiStatus;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Service;

/**
 * A reverse proxy that can publish a host name and lead its requests to Mailhelm. Where Mailhelm is, seen from the
 * proxy, is a setting of the connection.
 *
 * <p>A plugin touches only what carries its own mark, uses the proxy's own concurrency control, and leaves the proxy as
 * it was when a call fails. Beside the failures named at each method, every method may fail as {@link Service#verify()}
 * does.
 */
@ApiStatus(since = "0.9")
public interface ReverseProxy extends Service {

    /** Where DNS must lead the published names, when the proxy has a name of its own for that, as a tunnel has. */
    default Optional<DomainName> dnsTarget() {
        return Optional.empty();
    }

    /** How the proxy can come by a certificate, the usual way first. By the settings alone, without network. */
    List<CertificateSource> certificateSources();

    /** Whether {@link #deploy} works by itself; false for one that only shows what a person must do. */
    default boolean automatic() {
        return true;
    }

    /**
     * Publishes a route, or brings the one that is there up to the wish. Doing it twice is as doing it once. May take
     * minutes when a certificate is waited for.
     *
     * @param steps told what is going on
     * @throws org.mailhelm.api.Failure.Conflict when the host name is published by something without our mark, or the
     *     proxy's configuration was changed by somebody else meanwhile
     * @throws org.mailhelm.api.Failure.Unsupported when it isn't {@link #automatic()} or can't get such a certificate
     */
    Deployment deploy(Route route, Steps steps);

    /** What the proxy does with a host name now. */
    Found find(DomainName host);

    /**
     * Takes a route away, with all that was made for it. Nothing happens when it isn't there.
     *
     * @param deployed what {@link #deploy} or {@link #find} named
     * @throws org.mailhelm.api.Failure.Conflict when the host name is published by something without our mark
     */
    void remove(DeployedRoute deployed, Steps steps);

    /** Configuration to paste by hand, for this and other servers; may be empty. Without network. */
    List<Snippet> snippets(Route route);

    /** Told what is going on, for a person who waits. Calls are cheap and never fail. */
    @FunctionalInterface
    @ApiStatus(since = "0.9")
    interface Steps {

        /** One step, as in "Waiting for the certificate". */
        void step(String text);
    }
}

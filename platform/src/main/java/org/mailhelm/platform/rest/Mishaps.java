package org.mailhelm.platform.rest;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.mailhelm.api.Failure;

/** What it means when no answer came. */
final class Mishaps {

    private Mishaps() {}

    /** Whether trying again can help and can't do the thing twice. */
    static boolean mayRepeat(Prepared request, IOException e) {
        if (e instanceof CheckedDns.RefusedAddress || e instanceof SSLException || e instanceof Transport.TooLong) {
            return false;
        }
        if (neverReached(e)) {
            return true;
        }
        // A server that is slow stays slow, and the person who waits has waited long enough.
        return request.repeatable() && !(e instanceof SocketTimeoutException);
    }

    private static boolean neverReached(IOException e) {
        return e instanceof ConnectException
                || e instanceof ConnectTimeoutException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException;
    }

    /** The failure, for people. */
    static Failure failure(Prepared request, IOException e, String place, Duration within) {
        boolean retryable = mayRepeat(request, e) || (e instanceof SocketTimeoutException && request.repeatable());
        return new Failure.Unavailable(words(e, place, within), retryable, e);
    }

    private static String words(IOException e, String place, Duration within) {
        if (e instanceof CheckedDns.RefusedAddress refused) {
            return place + " is not connected to: " + refused.getMessage()
                    + ". Enter the address of the server itself.";
        }
        if (e instanceof UnknownHostException) {
            return place + " isn't known to the name server. Check the address for a slip.";
        }
        if (e instanceof ConnectTimeoutException) {
            return place + " doesn't answer when connecting. Check the address, and that no firewall is between.";
        }
        if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            return place + " can't be reached. Check the address, and that the server runs.";
        }
        if (e instanceof SSLHandshakeException || e instanceof SSLPeerUnverifiedException) {
            return "The certificate of " + place + " is not trusted: "
                    + Optional.ofNullable(e.getMessage()).orElse("unknown reason")
                    + ". Check the host name, or trust the certificate in the settings.";
        }
        if (e instanceof SSLException) {
            return place + " doesn't speak TLS as expected. Check whether the address begins with http or https.";
        }
        if (e instanceof ConnectionRequestTimeoutException) {
            return "Too many calls to " + place + " are under way. Try again soon.";
        }
        if (e instanceof SocketTimeoutException) {
            return place + " gave no whole answer within " + Waits.words(within) + ".";
        }
        if (e instanceof Transport.TooLong) {
            return place + " gave an answer of more than 16 MiB, which can't be meant.";
        }
        return place + " broke the connection off before the answer was there.";
    }
}

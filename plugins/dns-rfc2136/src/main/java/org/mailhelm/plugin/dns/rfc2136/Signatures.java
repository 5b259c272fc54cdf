package org.mailhelm.plugin.dns.rfc2136;

import java.io.IOException;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.TSIGRecord;

/** Whether an answer is the server's, and what the server says of our own signature (RFC 8945, section 5). */
final class Signatures {

    private Signatures() {}

    /** The answer, when it can be believed. One that refuses something is believed without a signature too. */
    static Message checked(Server server, byte[] request, byte[] wire) throws IOException {
        Message answer = new Message(wire);
        TSIGRecord signature = answer.getTSIG();
        if (signature != null && signature.getError() != Rcode.NOERROR) {
            throw refused(server, signature);
        }
        if (signature == null) {
            int rcode = answer.getHeader().getRcode();
            if (rcode == Rcode.REFUSED
                    || rcode == Rcode.NOTAUTH
                    || rcode == Rcode.SERVFAIL
                    || rcode == Rcode.FORMERR
                    || rcode == Rcode.NOTIMP) {
                return answer;
            }
            throw new Failure.Unavailable(
                    "The name server " + server + " doesn't sign its answers, so that anybody could have sent them."
                            + " It may not know TSIG; nothing was changed as far as is known.",
                    false);
        }
        if (server.key().verify(answer, wire, new Message(request).getTSIG()) != Rcode.NOERROR) {
            throw new Failure.Unauthenticated("The answer of " + server + " isn't signed with the key "
                    + server.keyName() + ". Check the key's secret in the connection's settings.");
        }
        return answer;
    }

    private static Failure refused(Server server, TSIGRecord signature) {
        String key = "The name server " + server + " refuses the key " + server.keyName() + ": ";
        return new Failure.Unauthenticated(
                switch (signature.getError()) {
                    case Rcode.BADKEY ->
                        key + "it knows no such key (BADKEY). Check the key's name and algorithm in the connection's"
                                + " settings.";
                    case Rcode.BADSIG ->
                        key + "the signature is wrong (BADSIG). Check the key's secret in the connection's settings.";
                    case Rcode.BADTIME ->
                        key + "the clocks differ (BADTIME)"
                                + difference(signature)
                                        .map(seconds -> " by " + seconds + " s")
                                        .orElse("") + ". Set the clock of this machine or of the name server.";
                    default -> key + Rcode.TSIGstring(signature.getError()) + ".";
                });
    }

    /** The server tells its own time in six bytes. */
    private static Optional<Long> difference(TSIGRecord signature) {
        byte[] theirs = signature.getOther();
        if (theirs == null || theirs.length != 6) {
            return Optional.empty();
        }
        long seconds = 0;
        for (byte one : theirs) {
            seconds = (seconds << 8) | (one & 0xFF);
        }
        return Optional.of(Math.abs(seconds - signature.getTimeSigned().getEpochSecond()));
    }
}

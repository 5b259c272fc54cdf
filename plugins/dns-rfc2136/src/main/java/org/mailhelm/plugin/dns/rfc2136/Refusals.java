package org.mailhelm.plugin.dns.rfc2136;

import org.mailhelm.api.Failure;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

/** What a server's answers mean when they are none (RFC 1035, section 4.1.1; RFC 2136, section 2.2). */
final class Refusals {

    private Refusals() {}

    /** To a question about a zone. */
    static Failure ofQuestion(Server server, String zone, Message answer) {
        int rcode = answer.getHeader().getRcode();
        return switch (rcode) {
            case Rcode.SERVFAIL ->
                new Failure.Unavailable(
                        "The name server " + server + " can't answer for " + zone
                                + " now (SERVFAIL). Its log tells more; try again.",
                        true);
            case Rcode.REFUSED, Rcode.NOTAUTH ->
                new Failure.NotFound("The name server " + server + " doesn't serve the zone " + zone
                        + ", or not to this key (" + Rcode.string(rcode) + ").");
            default ->
                new Failure.Unavailable(
                        "The name server " + server + " answers " + Rcode.string(rcode) + " about " + zone + ".",
                        false);
        };
    }

    /** To a wish for changes; some servers say REFUSED where others say NOTAUTH. */
    static Failure ofUpdate(Server server, String zone, Message answer) {
        int rcode = answer.getHeader().getRcode();
        return switch (rcode) {
            case Rcode.NXRRSET, Rcode.YXRRSET, Rcode.NXDOMAIN, Rcode.YXDOMAIN ->
                new Failure.Conflict("Somebody else changed " + zone + " meanwhile, or records stand beside an alias"
                        + " (CNAME), which they can't (" + Rcode.string(rcode)
                        + "). Nothing was changed; look at the plan again.");
            case Rcode.REFUSED, Rcode.NOTAUTH ->
                new Failure.Forbidden("The name server " + server + " refuses to change " + zone + " with the key "
                        + server.keyName() + " (" + Rcode.string(rcode) + "). Allow it in update-policy (BIND) or acl"
                        + " (Knot). BIND says the same of an MX or NS that names a host of the zone without an address;"
                        + " its log tells. Nothing was changed.");
            case Rcode.NOTZONE ->
                new Failure.InvalidInput("changes", "A name is outside of " + zone + ". Nothing was changed.");
            case Rcode.FORMERR ->
                new Failure.InvalidInput(
                        "changes",
                        "The name server " + server + " doesn't understand a value (FORMERR). Nothing was changed.");
            case Rcode.NOTIMP ->
                new Failure.Unsupported("The name server " + server + " takes no updates. Enter the primary server.");
            case Rcode.SERVFAIL ->
                new Failure.Unavailable(
                        "The name server " + server + " can't change " + zone
                                + " now (SERVFAIL). Its log tells more; try again.",
                        true);
            default ->
                new Failure.Unavailable(
                        "The name server " + server + " answers " + Rcode.string(rcode) + " about " + zone + ".",
                        false);
        };
    }
}

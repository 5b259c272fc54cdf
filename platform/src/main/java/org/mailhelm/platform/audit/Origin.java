package org.mailhelm.platform.audit;

/**
 * Who acts, and from where.
 *
 * @param actor who
 * @param address IP address; empty for what Mailhelm does by itself
 * @param requestId of the request that caused it, else empty
 */
public record Origin(Actor actor, String address, String requestId) {

    /** Mailhelm by itself. */
    public static final Origin SYSTEM = new Origin(Actor.SYSTEM, "", "");

    /** The same place, but this actor: for who has just signed in. */
    public Origin by(Actor other) {
        return new Origin(other, address, requestId);
    }

    /** What a job does for whoever started it. */
    public Origin inJob(String id) {
        return new Origin(actor.inJob(id), address, requestId);
    }
}

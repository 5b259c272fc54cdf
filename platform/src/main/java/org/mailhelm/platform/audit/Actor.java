package org.mailhelm.platform.audit;

/**
 * Who did something.
 *
 * @param kind what it is
 * @param name as it is shown, also when it is gone later
 * @param userId of the user, or the user whose token or job it is; empty when there is none
 * @param tokenId of the token, else empty
 * @param jobId of the job, else empty
 */
public record Actor(Kind kind, String name, String userId, String tokenId, String jobId) {

    /** Mailhelm itself, as it keeps time. */
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, "Mailhelm", "", "", "");

    /** Somebody who isn't signed in. */
    public static final Actor NOBODY = new Actor(Kind.NOBODY, "unknown", "", "", "");

    /** What acts. */
    public enum Kind {
        /** A person in the browser. */
        USER,
        /** A program with an API token. */
        TOKEN,
        /** A job that somebody started. */
        JOB,
        /** Mailhelm. */
        SYSTEM,
        /** Nobody known. */
        NOBODY
    }

    /** A person. */
    public static Actor user(String userId, String name) {
        return new Actor(Kind.USER, name, userId, "", "");
    }

    /** A token of a person; the user id is empty where the token is from the environment. */
    public static Actor token(String tokenId, String label, String userId) {
        return new Actor(Kind.TOKEN, label, userId, tokenId, "");
    }

    /** A job that this actor started. */
    public Actor inJob(String id) {
        return new Actor(Kind.JOB, name, userId, tokenId, id);
    }
}

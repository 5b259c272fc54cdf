package org.mailhelm.platform.dns.lookup;

import java.time.Duration;
import java.util.List;

/** What a question to DNS came to. That nobody answered says nothing about what is there. */
public sealed interface Answer {

    /** The records; none when there are none or nobody knows. */
    default List<String> values() {
        return List.of();
    }

    /** The names that the asked one leads to by CNAME, in order. */
    default List<String> aliases() {
        return List.of();
    }

    /** Whether somebody who may know answered. */
    default boolean known() {
        return true;
    }

    /**
     * There are records.
     *
     * @param values as in {@link org.mailhelm.api.dns.RecordSet#values()}, sorted
     * @param ttl for how long resolvers keep them
     * @param aliases the names that the asked one leads to by CNAME, in order
     * @param authenticated whether a resolver says that their signatures are right
     */
    record Found(List<String> values, Duration ttl, List<String> aliases, boolean authenticated) implements Answer {

        /** Keeps copies. */
        public Found {
            values = values.stream().sorted().toList();
            aliases = List.copyOf(aliases);
        }
    }

    /** Why there are no records. */
    enum Reason {
        /** Nothing has that name. */
        NO_SUCH_NAME,
        /** The name is there, but has no records of that type. */
        NO_SUCH_TYPE
    }

    /**
     * There are no such records, says somebody who knows.
     *
     * @param ttl for how long resolvers remember that
     */
    record Absent(Reason reason, Duration ttl, List<String> aliases) implements Answer {

        /** Keeps a copy. */
        public Absent {
            aliases = List.copyOf(aliases);
        }
    }

    /** Why nobody knows. */
    enum Cause {
        /** No answer in time. */
        TIMEOUT,
        /** The server can't be reached. */
        UNREACHABLE,
        /** The server couldn't find out. */
        SERVER_FAILURE,
        /** The server doesn't answer us. */
        REFUSED,
        /** The server is named as one that knows, but doesn't. */
        LAME,
        /** The records' signatures are wrong. */
        BOGUS,
        /** What came back was no answer to the question. */
        MALFORMED,
        /** Names lead to each other in a circle, or on and on. */
        LOOP
    }

    /**
     * Nobody knows.
     *
     * @param detail for people: who was asked and what happened
     */
    record Unknown(Cause cause, String detail) implements Answer {

        @Override
        public boolean known() {
            return false;
        }
    }
}

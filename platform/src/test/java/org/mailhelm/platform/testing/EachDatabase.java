package org.mailhelm.platform.testing;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** For parameterized tests that run on every database: {@code @MethodSource("org.mailhelm.platform.testing.EachDatabase#all")}. */
public final class EachDatabase {

    private EachDatabase() {}

    /** SQLite, and PostgreSQL where it is installed. */
    public static Stream<Arguments> all() {
        Stream<Database> databases =
                RealPostgres.installed() ? Stream.of(Database.values()) : Stream.of(Database.SQLITE);
        return databases.map(Arguments::of);
    }

    /** A kind of database. */
    public enum Database {
        /** A file. */
        SQLITE,
        /** A server. */
        POSTGRESQL;

        /** Starts a host on an empty database of this kind. */
        public TestHost start(Path folder) {
            return start(folder, Map.of());
        }

        /** The same with variables and beans of the test's own. */
        public TestHost start(Path folder, Map<String, String> variables, Object... singletons) {
            Map<String, String> all = new HashMap<>(variables);
            if (this == POSTGRESQL) {
                all.put("DATABASE_URL", RealPostgres.newDatabase());
            }
            return TestHost.start(folder, all, singletons);
        }
    }
}

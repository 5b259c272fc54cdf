package org.mailhelm.james.store;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.persistence.EntityManagerFactory;
import javax.persistence.Persistence;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** Everything that is kept: in one SQL database, with the search index in files beside it. */
public final class StoreModule extends AbstractModule {
    private final MailDatabase database;
    private final Path index;

    public StoreModule(MailDatabase database, Path index) {
        this.database = database;
        this.index = index;
    }

    @Override
    protected void configure() {
        install(new AccountsModule());
        install(new MailboxesModule());
        install(new QuotaModule());
    }

    @Provides
    @Singleton
    EntityManagerFactory entities() {
        return Persistence.createEntityManagerFactory(
                "Global",
                Map.of(
                        "openjpa.ConnectionFactory",
                        database.dataSource(),
                        "openjpa.Multithreaded",
                        "true",
                        "openjpa.Log",
                        "slf4j"));
    }

    @Provides
    @Singleton
    Directory searchIndex() throws IOException {
        Files.createDirectories(index);
        return FSDirectory.open(index.toFile());
    }
}

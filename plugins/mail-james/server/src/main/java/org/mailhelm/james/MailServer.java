package org.mailhelm.james;

import com.google.inject.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.james.GuiceJamesServer;
import org.apache.james.NaiveDelegationStoreModule;
import org.apache.james.modules.MailboxModule;
import org.apache.james.modules.MailetProcessingModule;
import org.apache.james.modules.data.SieveFileRepositoryModule;
import org.apache.james.modules.mailbox.DefaultEventModule;
import org.apache.james.modules.mailbox.MemoryDeadLetterModule;
import org.apache.james.modules.protocols.IMAPServerModule;
import org.apache.james.modules.protocols.POP3ServerModule;
import org.apache.james.modules.protocols.ProtocolHandlerModule;
import org.apache.james.modules.protocols.SMTPServerModule;
import org.apache.james.modules.server.DataRoutesModules;
import org.apache.james.modules.server.DefaultProcessorsConfigurationProviderModule;
import org.apache.james.modules.server.InconsistencyQuotasSolvingRoutesModule;
import org.apache.james.modules.server.MailQueueRoutesModule;
import org.apache.james.modules.server.MailRepositoriesRoutesModule;
import org.apache.james.modules.server.MailboxRoutesModule;
import org.apache.james.modules.server.NoJwtModule;
import org.apache.james.modules.server.RawPostDequeueDecoratorModule;
import org.apache.james.modules.server.ReIndexingModule;
import org.apache.james.modules.server.SieveRoutesModule;
import org.apache.james.modules.server.TaskManagerModule;
import org.apache.james.modules.server.WebAdminReIndexingTaskSerializationModule;
import org.apache.james.modules.server.WebAdminServerModule;
import org.apache.james.server.core.configuration.Configuration;
import org.mailhelm.james.account.Accounts;
import org.mailhelm.james.admin.AdminModule;
import org.mailhelm.james.config.ConfigurationFiles;
import org.mailhelm.james.config.ServerConfig;
import org.mailhelm.james.queue.QueueModule;
import org.mailhelm.james.queue.Standstill;
import org.mailhelm.james.store.MailDatabase;
import org.mailhelm.james.store.StoreModule;

/** One James, assembled for {@link ServerConfig}. */
final class MailServer implements AutoCloseable {
    private final MailDatabase database;
    private final GuiceJamesServer james;
    private final AtomicBoolean closed = new AtomicBoolean();

    private MailServer(MailDatabase database, GuiceJamesServer james) {
        this.database = database;
        this.james = james;
    }

    /** Returns once every listener answers. */
    static MailServer start(ServerConfig config) throws Exception {
        Files.createDirectories(config.home().resolve("var/store"));
        new ConfigurationFiles(config).write();
        // James would end the process itself, before the log is written
        System.setProperty("james.exit.on.startup.error", "false");
        MailDatabase database = new MailDatabase(config.database());
        try {
            return start(new MailServer(database, assemble(config, database)));
        } catch (Exception | LinkageError e) {
            database.close();
            throw e;
        }
    }

    private static MailServer start(MailServer server) throws Exception {
        try {
            server.james.start();
            return server;
        } catch (Exception | LinkageError e) {
            server.close();
            throw e;
        }
    }

    private static GuiceJamesServer assemble(ServerConfig config, MailDatabase database)
            throws IOException, SQLException {
        Accounts accounts = new Accounts(database.dataSource(), config.limits().messagesADay(), Clock.systemUTC());
        Configuration configuration = Configuration.builder()
                .workingDirectory(config.home().toString())
                .build();
        return GuiceJamesServer.forConfiguration(configuration)
                .combineWith(mail())
                .combineWith(administration())
                .combineWith(new StoreModule(database, config.home().resolve("var/index")), new QueueModule())
                .overrideWith(new AdminModule(config.adminToken()), new GuardsModule(config, accounts));
    }

    private static Module[] mail() {
        return new Module[] {
            new MailetProcessingModule(),
            new NaiveDelegationStoreModule(),
            new DefaultProcessorsConfigurationProviderModule(),
            new MailboxModule(),
            new RawPostDequeueDecoratorModule(),
            new SieveFileRepositoryModule(),
            new DefaultEventModule(),
            new TaskManagerModule(),
            new MemoryDeadLetterModule(),
            new IMAPServerModule(),
            new SMTPServerModule(),
            new POP3ServerModule(),
            new ProtocolHandlerModule()
        };
    }

    private static Module[] administration() {
        return new Module[] {
            new WebAdminServerModule(),
            new DataRoutesModules(),
            new MailboxRoutesModule(),
            new MailQueueRoutesModule(),
            new MailRepositoriesRoutesModule(),
            new SieveRoutesModule(),
            new InconsistencyQuotasSolvingRoutesModule(),
            new ReIndexingModule(),
            new WebAdminReIndexingTaskSerializationModule(),
            new NoJwtModule()
        };
    }

    /**
     * Takes no more mail and lets what is in hand end; false when that takes longer. Then only a hard end of the process
     * is safe: what is in the spool is delivered after the next start.
     */
    boolean rest(Duration patience) throws InterruptedException {
        return closed.get() || james.getProbe(Standstill.class).reach(patience);
    }

    /** Stops all and closes the store. A second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            james.stop();
            database.close();
        }
    }
}

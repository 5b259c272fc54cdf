package org.mailhelm.james.queue;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import javax.annotation.PreDestroy;
import javax.inject.Inject;
import javax.jms.ConnectionFactory;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.ActiveMQPrefetchPolicy;
import org.apache.activemq.broker.BrokerPlugin;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.plugin.StatisticsBrokerPlugin;
import org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.queue.activemq.FileSystemBlobTransferPolicy;

/**
 * The message broker inside this process. James' own one opens a TCP port on loopback that takes commands from anybody
 * on the machine; this one has no connector but the one within the JVM. Each message is on disk before the client gets
 * its 250.
 */
final class MailBroker {
    private static final String FOLDER = "file://var/store/activemq/";

    private final BrokerService broker = new BrokerService();
    private final ConnectionFactory connections;

    @Inject
    MailBroker(FileSystem files) throws Exception {
        KahaDBPersistenceAdapter journal = new KahaDBPersistenceAdapter();
        journal.setDirectory(folder(files, "brokers/KahaDB"));
        journal.setJournalDiskSyncStrategy("always");
        broker.setBrokerName("james");
        broker.setBrokerId("broker");
        broker.setUseJmx(false);
        broker.setPersistent(true);
        broker.setPersistenceAdapter(journal);
        broker.setDataDirectoryFile(folder(files, "brokers"));
        broker.setUseShutdownHook(false);
        broker.setSchedulerSupport(false);
        broker.setTransportConnectors(List.of());
        // James asks it for the size of a queue, and waits seconds for an answer when it is missing
        broker.setPlugins(new BrokerPlugin[] {new StatisticsBrokerPlugin()});
        broker.setEnableStatistics(true);
        broker.start();
        connections = connections(files);
    }

    ConnectionFactory connections() {
        return connections;
    }

    private static ConnectionFactory connections(FileSystem files) {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory("vm://james?create=false");
        // only James' own mail objects are ever in this queue, and nobody outside can put one there
        factory.setTrustAllPackages(true);
        FileSystemBlobTransferPolicy blobs = new FileSystemBlobTransferPolicy();
        blobs.setFileSystem(files);
        blobs.setDefaultUploadUrl(FOLDER + "blob-transfer");
        factory.setBlobTransferPolicy(blobs);
        ActiveMQPrefetchPolicy prefetch = new ActiveMQPrefetchPolicy();
        // a delayed message must not sit in the hands of a consumer that cannot deliver it yet
        prefetch.setQueuePrefetch(0);
        prefetch.setTopicPrefetch(0);
        factory.setPrefetchPolicy(prefetch);
        return factory;
    }

    private static File folder(FileSystem files, String name) throws IOException {
        try {
            return files.getFile(FOLDER + name);
        } catch (FileNotFoundException e) {
            throw new IOException("the queue needs its folder " + name, e);
        }
    }

    @PreDestroy
    void stop() throws Exception {
        broker.stop();
    }
}

package org.mailhelm.james.imap;

import javax.inject.Inject;
import javax.inject.Provider;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.imap.api.process.ImapProcessor;
import org.apache.james.imap.decode.ImapDecoder;
import org.apache.james.imap.encode.ImapEncoder;
import org.apache.james.imapserver.netty.IMAPServer;
import org.apache.james.imapserver.netty.IMAPServerFactory;
import org.apache.james.metrics.api.GaugeRegistry;
import org.apache.james.metrics.api.MetricFactory;
import org.mailhelm.james.account.Accounts;
import org.mailhelm.james.config.Limits;
import org.mailhelm.james.limit.ClientLimits;

/** Makes guarded servers where James would make its own. */
public final class GuardedImapServerFactory extends IMAPServerFactory {
    private final ClientLimits clients;
    private final Limits limits;
    private final Accounts accounts;

    @Inject
    GuardedImapServerFactory(
            FileSystem fileSystem,
            Provider<ImapDecoder> decoder,
            Provider<ImapEncoder> encoder,
            Provider<ImapProcessor> processor,
            MetricFactory metrics,
            GaugeRegistry gauges,
            ClientLimits clients,
            Limits limits,
            Accounts accounts) {
        super(fileSystem, decoder, encoder, processor, metrics, gauges);
        this.clients = clients;
        this.limits = limits;
        this.accounts = accounts;
    }

    @Override
    protected IMAPServer createServer() {
        return new GuardedImapServer(
                decoder.get(), encoder.get(), processor.get(), imapMetrics, gaugeRegistry, clients, limits, accounts);
    }
}

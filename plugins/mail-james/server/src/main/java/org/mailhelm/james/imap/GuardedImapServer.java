package org.mailhelm.james.imap;

import org.apache.james.imap.api.process.ImapProcessor;
import org.apache.james.imap.decode.ImapDecoder;
import org.apache.james.imap.encode.ImapEncoder;
import org.apache.james.imapserver.netty.IMAPServer;
import org.apache.james.imapserver.netty.ImapMetrics;
import org.apache.james.metrics.api.GaugeRegistry;
import org.apache.james.protocols.netty.ChannelHandlerFactory;
import org.mailhelm.james.account.Accounts;
import org.mailhelm.james.config.Limits;
import org.mailhelm.james.limit.ClientLimits;

/** James' IMAP server with a {@link ClientGuard} in each connection, right before the line decoder. */
final class GuardedImapServer extends IMAPServer {
    private final ClientLimits clients;
    private final Limits limits;
    private final Accounts accounts;

    GuardedImapServer(
            ImapDecoder decoder,
            ImapEncoder encoder,
            ImapProcessor processor,
            ImapMetrics metrics,
            GaugeRegistry gauges,
            ClientLimits clients,
            Limits limits,
            Accounts accounts) {
        super(decoder, encoder, processor, metrics, gauges);
        this.clients = clients;
        this.limits = limits;
        this.accounts = accounts;
    }

    /** The line decoder is made when a connection's pipeline has nothing but limits and (in front) TLS yet. */
    @Override
    protected ChannelHandlerFactory createFrameHandlerFactory() {
        ChannelHandlerFactory lines = super.createFrameHandlerFactory();
        return pipeline -> {
            pipeline.addLast("clientGuard", new ClientGuard(clients, accounts, limits.messageBytes()));
            return lines.create(pipeline);
        };
    }
}

package org.mailhelm.james.imap;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.james.imap.api.ImapSessionState;
import org.apache.james.imap.api.display.HumanReadableText;
import org.apache.james.imap.api.process.ImapSession;
import org.apache.james.imapserver.netty.NettyConstants;
import org.mailhelm.james.account.Accounts;
import org.mailhelm.james.limit.ClientLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between the network (after TLS) and James' own decoder, one per connection.
 *
 * <p>Closes CVE-2024-37358: James 3.8.1 collects a literal of any announced size from clients that have not signed in,
 * and in commands that have no use for it. Here a large literal is refused when it is announced, before a byte of it is
 * kept. Also counts connections and failed sign-ins of the client's address, which James' IMAP server has no hook for.
 */
final class ClientGuard extends ChannelDuplexHandler implements LiteralScanner.Rules {
    /** Plenty for names, passwords, search keys and mailbox names. */
    static final long SMALL_LITERAL = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ClientGuard.class);
    private static final Pattern TAGGED_NO = Pattern.compile("[^*+ ]\\S* NO .*", Pattern.DOTALL);

    private static final String NOT_LOOKED_AT = HumanReadableText.GENERIC_FAILURE_DURING_PROCESSING.getDefaultValue();

    private final ClientLimits limits;
    private final Accounts accounts;
    private final long largestMessage;
    private final LiteralScanner scanner = new LiteralScanner(this);
    private boolean admitted;
    private boolean signedIn;
    private boolean refused;
    private long announcedBeforeSignIn;

    ClientGuard(ClientLimits limits, Accounts accounts, long largestMessage) {
        this.limits = limits;
        this.accounts = accounts;
        this.largestMessage = largestMessage;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        Optional<InetAddress> address = address(context);
        if (address.isPresent() && !limits.admits(address.get())) {
            bye(context, "Too many connections from your address");
            return;
        }
        admitted = true;
        super.channelActive(context);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        if (admitted) {
            address(context).ifPresent(limits::released);
        }
        super.channelInactive(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (refused || !(message instanceof ByteBuf bytes)) {
            ReferenceCountUtil.release(message);
            return;
        }
        signedIn = signedIn || signedIn(context);
        if (signedIn && suspended(context)) {
            ReferenceCountUtil.release(message);
            bye(context, "This mailbox is suspended");
        } else if (!signedIn && address(context).map(limits::lockedOut).orElse(false)) {
            ReferenceCountUtil.release(message);
            bye(context, "Too many failed sign-ins, try again later");
        } else if (!scanner.accepts(bytes)) {
            ReferenceCountUtil.release(message);
            LOG.warn("Refused an oversized literal from {}", context.channel().remoteAddress());
            bye(context, "Literal too large");
        } else {
            super.channelRead(context, message);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (!signedIn && message instanceof ByteBuf reply && isRefusal(reply) && encrypted(context)) {
            address(context).ifPresent(limits::signInFailed);
        }
        super.write(context, message, promise);
    }

    @Override
    public LiteralScanner.Verdict literal(String command, long size) {
        if (!signedIn) {
            // the sum, because a client may announce without end before it signs in
            announcedBeforeSignIn += size;
            return announcedBeforeSignIn <= SMALL_LITERAL ? LiteralScanner.Verdict.SCAN : LiteralScanner.Verdict.REFUSE;
        }
        if (command.equals("APPEND")) {
            return size <= largestMessage ? LiteralScanner.Verdict.PASS : LiteralScanner.Verdict.REFUSE;
        }
        return size <= SMALL_LITERAL ? LiteralScanner.Verdict.SCAN : LiteralScanner.Verdict.REFUSE;
    }

    private static boolean isRefusal(ByteBuf reply) {
        int length = Math.min(reply.readableBytes(), 256);
        String text = reply.toString(reply.readerIndex(), length, StandardCharsets.ISO_8859_1);
        // the general failure is said when the password was not looked at: the user is suspended, or the store is down
        return TAGGED_NO.matcher(text).matches() && !text.contains(NOT_LOOKED_AT);
    }

    /** Without TLS a sign-in is refused whatever the password: that is no guess. */
    private static boolean encrypted(ChannelHandlerContext context) {
        return context.pipeline().get(SslHandler.class) != null;
    }

    /** Those who were signed in already must go, too. */
    private boolean suspended(ChannelHandlerContext context) {
        return session(context)
                .map(ImapSession::getUserName)
                .map(accounts::isSuspended)
                .orElse(false);
    }

    private static Optional<ImapSession> session(ChannelHandlerContext context) {
        return Optional.ofNullable(context.channel()
                .attr(NettyConstants.IMAP_SESSION_ATTRIBUTE_KEY)
                .get());
    }

    private static boolean signedIn(ChannelHandlerContext context) {
        return session(context)
                .map(ImapSession::getState)
                .filter(state -> state == ImapSessionState.AUTHENTICATED || state == ImapSessionState.SELECTED)
                .isPresent();
    }

    private void bye(ChannelHandlerContext context, String text) {
        refused = true;
        context.writeAndFlush(Unpooled.copiedBuffer("* BYE " + text + "\r\n", StandardCharsets.US_ASCII))
                .addListener(ChannelFutureListener.CLOSE);
    }

    private static Optional<InetAddress> address(ChannelHandlerContext context) {
        SocketAddress remote = context.channel().remoteAddress();
        return remote instanceof InetSocketAddress socket ? Optional.ofNullable(socket.getAddress()) : Optional.empty();
    }
}

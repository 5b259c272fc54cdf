package org.mailhelm.plugin.mail.james;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.mailhelm.api.HostAndPort;

/** One server for all test classes of a run, because each start takes seconds. Tests use addresses of their own. */
final class SharedServer implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedServer.class);

    /** Closed with the run. */
    @SuppressWarnings("deprecation") // the resource type that every JUnit of this generation knows
    private record Running(TestServer server, MailSink sink)
            implements ExtensionContext.Store.CloseableResource, AutoCloseable {
        @Override
        public void close() {
            server.close();
            sink.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestServer.class || type == MailSink.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Running.class, key -> start(), Running.class);
        return parameter.getParameter().getType() == MailSink.class ? running.sink() : running.server();
    }

    private static Running start() {
        try {
            Path folder = Files.createTempDirectory("mail-james");
            MailSink sink = new MailSink();
            TestServer server = TestServer.start(folder, Optional.of(new HostAndPort("127.0.0.1", sink.port())));
            server.ready();
            return new Running(server, sink);
        } catch (IOException e) {
            throw new IllegalStateException("the mail server cannot be started", e);
        }
    }
}

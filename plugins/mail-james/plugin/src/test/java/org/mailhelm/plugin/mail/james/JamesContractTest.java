package org.mailhelm.plugin.mail.james;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.testkit.MailHostContract;

/** What every mail host must be able to do, on the real server. */
@ExtendWith(SharedServer.class)
class JamesContractTest extends MailHostContract {
    private static final AtomicInteger DOMAINS = new AtomicInteger();

    private final TestServer server;

    JamesContractTest(TestServer server) {
        this.server = server;
    }

    @Override
    protected MailHost host() {
        return server.host();
    }

    @Override
    protected DomainName newDomain() {
        return new DomainName("contract" + DOMAINS.incrementAndGet() + ".example");
    }
}

package org.mailhelm.plugin.mail.mxroute;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.simulator.mxroute.MxrouteSimulator;
import org.mailhelm.testkit.FakePluginContext;
import org.mailhelm.testkit.MailHostContract;

class MxrouteContractTest extends MailHostContract {

    private final MxrouteSimulator mxroute = MxrouteSimulator.start(Sample.ACCOUNT.unlimited());
    private final FakePluginContext context = new FakePluginContext();
    private final MailHost host = Sample.open(mxroute, context);
    private final AtomicInteger domains = new AtomicInteger();

    @AfterEach
    void close() {
        host.close();
        context.close();
        mxroute.close();
    }

    @Override
    protected MailHost host() {
        return host;
    }

    @Override
    protected DomainName newDomain() {
        return new DomainName("contract" + domains.incrementAndGet() + ".example");
    }
}

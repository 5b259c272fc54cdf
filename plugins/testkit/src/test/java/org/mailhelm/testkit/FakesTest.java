package org.mailhelm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.dns.DnsZones;
import org.mailhelm.api.dns.Zone;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.api.notify.Notifier;
import org.mailhelm.api.proxy.ReverseProxy;

/** The fakes keep the contracts, and the contracts are such that they can be kept. */
class FakesTest {

    @Nested
    class Mail extends MailHostContract {
        private final FakeMailHost fake = new FakeMailHost();
        private final AtomicInteger names = new AtomicInteger();

        @Override
        protected MailHost host() {
            return fake;
        }

        @Override
        protected DomainName newDomain() {
            return new DomainName("d" + names.incrementAndGet() + ".example");
        }

        @Test
        void failsWhenTold() {
            fake.faults().nextCall(new Failure.Unavailable("The mail host is away.", true));

            assertThatThrownBy(fake::domains).isInstanceOf(Failure.Unavailable.class);
            assertThat(fake.domains()).isEmpty();
        }
    }

    @Nested
    class AtomicZones extends DnsZonesContract {
        private final FakeDnsZones fake = new FakeDnsZones("example.test");

        @Override
        protected DnsZones zones() {
            return fake;
        }

        @Override
        protected Zone zone() {
            return fake.zones().get(0);
        }
    }

    @Nested
    class StepwiseZones extends DnsZonesContract {
        private final FakeDnsZones fake = new FakeDnsZones(false, "example.test");

        @Override
        protected DnsZones zones() {
            return fake;
        }

        @Override
        protected Zone zone() {
            return fake.zones().get(0);
        }
    }

    @Nested
    class Proxy extends ReverseProxyContract {
        private final FakeReverseProxy fake = new FakeReverseProxy();

        @Override
        protected ReverseProxy proxy() {
            return fake;
        }

        @Override
        protected String configuration() {
            return fake.configuration();
        }

        @Override
        protected void publishForeign(DomainName host) {
            fake.publishForeign(host, "a blog");
        }
    }

    @Nested
    class Notifying extends NotifierContract {
        private final FakeNotifier fake = new FakeNotifier();

        @Override
        protected Notifier notifier() {
            return fake;
        }

        @Override
        protected List<Arrived> arrived() {
            return fake.sent().stream()
                    .map(sent -> new Arrived(sent.title(), sent.text()))
                    .toList();
        }
    }
}

package org.mailhelm.plugin.mail.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;
import org.mailhelm.api.mail.Forwarder;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.api.mail.MailboxChange;
import org.mailhelm.api.mail.NewMailbox;
import org.mailhelm.api.mail.Quota;
import org.mailhelm.testkit.MailHostContract;

/** The connector for a James elsewhere, on a real James whose address and token are all that it knows. */
@ExtendWith(SharedServer.class)
class RemoteContractTest extends MailHostContract {
    private static final AtomicInteger DOMAINS = new AtomicInteger();

    @TempDir
    private Path folder;

    private final TestServer server;

    RemoteContractTest(TestServer server) {
        this.server = server;
    }

    @Override
    protected MailHost host() {
        try {
            return open(Files.readString(server.folder().resolve("token")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private MailHost open(String token) throws IOException {
        return new RemoteServerConnector()
                .open(RemoteServerConnectorTest.settings(server.administration("/"), token), new TestContext(folder));
    }

    @Override
    protected DomainName newDomain() {
        return new DomainName("remote" + DOMAINS.incrementAndGet() + ".example");
    }

    @Test
    void signsInWithTheTokenAlone() throws Exception {
        host().verify();

        assertThatThrownBy(() -> open("wrong").verify()).isInstanceOf(Failure.Unauthenticated.class);
    }

    @Test
    void offersOnlyWhatEveryJamesCanDo() {
        DomainName domain = newDomain();
        MailHost host = host();
        host.addDomain(domain);
        MailAddress anna = new MailAddress("anna", domain);

        assertThat(host.catchAll()).isEmpty();
        assertThat(host.suspension()).isEmpty();
        assertThat(host.server()).isEmpty();
        assertThat(host.rules().sendLimit()).isEmpty();
        assertThat(host.forwarders().orElseThrow().specialDestinations()).isFalse();
        assertThatThrownBy(
                        () -> host.forwarders().orElseThrow().create(new Forwarder(anna, List.of(Forwarder.DISCARD))))
                .isInstanceOf(Failure.InvalidInput.class);
        host.createMailbox(
                new NewMailbox(anna, Secret.of(TestServer.PASSWORD), Quota.ofMebibytes(1), Optional.empty()));
        assertThatThrownBy(() -> host.changeMailbox(anna, MailboxChange.sendLimit(5)))
                .isInstanceOf(Failure.InvalidInput.class);
        assertThat(host.mailbox(anna).orElseThrow().sendLimit()).isEmpty();
    }

    @Test
    void makesMailboxesThatWork() throws Exception {
        MailHost host = host();
        DomainName domain = newDomain();
        host.addDomain(domain);
        MailAddress anna = new MailAddress("anna", domain);

        host.createMailbox(new NewMailbox(anna, Secret.of(TestServer.PASSWORD), Quota.unlimited(), Optional.empty()));

        assertThat(server.messages(anna)).isZero();
    }
}

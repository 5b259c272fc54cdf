package org.mailhelm.plugin.mail.mxroute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.Forwarder;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.simulator.mxroute.Fault;
import org.mailhelm.simulator.mxroute.MxrouteSimulator;
import org.mailhelm.simulator.mxroute.MxrouteSimulator.Call;
import org.mailhelm.testkit.FakePluginContext;

class MxrouteForwardersTest {

    private static final MailAddress SALES = MailAddress.parse("sales@example.com");
    private static final Forwarder WANTED = new Forwarder(SALES, List.of("new@example.net", "also@example.net"));
    private static final Map<String, List<String>> BEFORE = Map.of("sales", List.of("old@example.net"));

    private final MxrouteSimulator mxroute = MxrouteSimulator.start(Sample.ACCOUNT);
    private final FakePluginContext context = new FakePluginContext("test", Duration.ofSeconds(2));
    private final Restorations restorations = new Restorations(context);
    private final MxrouteForwarders forwarders = forwarders();

    private MxrouteForwarders forwarders() {
        return new MxrouteForwarders(new MxrouteApi(Sample.settings(mxroute.uri()), context), restorations, context);
    }

    @BeforeEach
    void hold() {
        mxroute.account().domain("example.com").forward("example.com", "sales", List.of("old@example.net"));
    }

    @AfterEach
    void close() {
        Sample.assertAsDocumented(mxroute);
        context.close();
        mxroute.close();
    }

    private Map<String, List<String>> held() {
        return mxroute.account().forwarders("example.com");
    }

    @Test
    void takesOneAwayAndMakesItAnew() {
        forwarders.replace(WANTED);

        assertThat(held()).isEqualTo(Map.of("sales", WANTED.destinations()));
        assertThat(mxroute.calls()).extracting(Call::method).containsExactly("GET", "DELETE", "POST");
        assertThat(restorations.open()).isEmpty();
    }

    @Test
    void changesNothingWhereNothingIsToChange() {
        forwarders.replace(new Forwarder(SALES, List.of("old@example.net")));

        assertThat(mxroute.calls()).extracting(Call::method).containsExactly("GET");
    }

    @Test
    void putsBackWhatWasThereWhenTheNewOneIsRefused() {
        assertThatThrownBy(() -> forwarders.replace(new Forwarder(SALES, List.of("no address"))))
                .isInstanceOfSatisfying(Failure.InvalidInput.class, e -> {
                    assertThat(e.field()).isEqualTo("destinations");
                    assertThat(e.reason()).contains("is as it was");
                });

        assertThat(held()).isEqualTo(BEFORE);
        assertThat(restorations.open()).isEmpty();
    }

    @Test
    void putsBackWhatWasThereWhenMxrouteFailsInBetween() {
        mxroute.faults().on("POST .*", 1, Fault.broken());

        assertThatThrownBy(() -> forwarders.replace(WANTED)).isInstanceOf(Failure.Unavailable.class);

        assertThat(held()).isEqualTo(BEFORE);
    }

    @Test
    void seesThatItWorkedWhenOnlyTheAnswerWasLost() {
        mxroute.faults().on("POST .*", 1, Fault.doneButCut());

        forwarders.replace(WANTED);

        assertThat(held()).isEqualTo(Map.of("sales", WANTED.destinations()));
        assertThat(mxroute.calls())
                .filteredOn(call -> call.method().equals("POST"))
                .hasSize(1);
    }

    @Test
    void leavesItAloneWhenItCantBeTakenAway() {
        mxroute.faults().on("DELETE .*", 3, Fault.broken());

        assertThatThrownBy(() -> forwarders.replace(WANTED)).isInstanceOf(Failure.Unavailable.class);

        assertThat(held()).isEqualTo(BEFORE);
    }

    @Test
    void putsBackLaterWhatItCouldNotPutBackAtOnce() {
        mxroute.faults().on("POST .*", Integer.MAX_VALUE, Fault.broken());

        assertThatThrownBy(() -> forwarders.replace(WANTED))
                .isInstanceOf(Failure.Unavailable.class)
                .hasMessageContaining("goes on to put it back")
                .hasMessageContaining("old@example.net");
        assertThat(held()).isEmpty();

        mxroute.faults().mend();
        // As after a restart: another service finds the note.
        forwarders().restore();

        assertThat(held()).isEqualTo(BEFORE);
        assertThat(restorations.open()).isEmpty();
    }

    @Test
    void putsNothingBackThatWasRemovedSince() {
        mxroute.faults().on("POST .*", Integer.MAX_VALUE, Fault.broken());
        assertThatThrownBy(() -> forwarders.replace(WANTED)).isInstanceOf(Failure.class);
        mxroute.faults().mend();

        forwarders.remove(SALES);
        forwarders.restore();

        assertThat(held()).isEmpty();
    }

    @Test
    void warnsBeforeMailGoesToProvidersThatChangeTheFilter() {
        assertThat(forwarders.cautions(List.of("a@example.net", "b@gmail.com"))).hasSize(1);
        assertThat(forwarders.cautions(List.of("a@example.net", ":fail:"))).isEmpty();

        forwarders.create(new Forwarder(MailAddress.parse("me@example.com"), List.of("b@gmail.com")));
        assertThat(mxroute.account().expertSpamFiltering("example.com")).isTrue();
    }

    @Test
    void keepsSpecialDestinations() {
        forwarders.create(new Forwarder(MailAddress.parse("no@example.com"), List.of(Forwarder.FAIL)));
        forwarders.create(new Forwarder(MailAddress.parse("void@example.com"), List.of(Forwarder.DISCARD)));

        assertThat(forwarders.list(new DomainName("example.com")))
                .extracting(forwarder -> forwarder.destinations().get(0))
                .containsExactlyInAnyOrder("old@example.net", Forwarder.FAIL, Forwarder.DISCARD);
    }
}

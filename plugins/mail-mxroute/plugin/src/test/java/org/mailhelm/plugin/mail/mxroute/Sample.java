package org.mailhelm.plugin.mail.mxroute;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.PluginContext;
import org.mailhelm.api.Secret;
import org.mailhelm.api.mail.MailHost;
import org.mailhelm.simulator.mxroute.MxrouteSimulator;
import org.mailhelm.simulator.mxroute.MxrouteSimulator.Call;
import org.mailhelm.simulator.mxroute.Shapes;
import org.mailhelm.simulator.mxroute.SimulatorOptions;

/** Settings that fit the simulator. */
final class Sample {

    static final SimulatorOptions ACCOUNT = SimulatorOptions.documented();

    private Sample() {}

    static MxrouteSettings settings(URI target) {
        return new MxrouteSettings(new DomainName(ACCOUNT.server()), ACCOUNT.user(), Secret.of(ACCOUNT.key()), target);
    }

    static MailHost open(MxrouteSimulator simulator, PluginContext context) {
        return new MxrouteConnector().open(settings(simulator.uri()), context);
    }

    /** That all that was sent, and what the simulator made of it, is as MXroute documents it. */
    static void assertAsDocumented(MxrouteSimulator mxroute) {
        Shapes shapes = new Shapes();
        for (Call call : mxroute.calls()) {
            if (call.status() < 400) {
                assertThat(shapes.problemsOfRequest(call.method(), call.path(), call.sent()))
                        .as("sent by %s %s: %s", call.method(), call.path(), call.sent())
                        .isEmpty();
            }
            if (!call.faulted()) {
                assertThat(shapes.problemsOfAnswer(call.method(), call.path(), call.status(), call.answered()))
                        .as("answer to %s %s: %s", call.method(), call.path(), call.answered())
                        .isEmpty();
            }
        }
    }
}

package org.mailhelm.ui.mail;

import java.util.List;
import org.mailhelm.ui.part.Form;

/** What stands beside the list of forwarders. */
public sealed interface ForwarderPanel {
    /** The forwarder it is about; empty for a new one. */
    String alias();

    /**
     * A new forwarder. Posts {@code alias}, {@code action} ({@code forward}, {@code fail} or {@code blackhole}),
     * {@code destinations} and, when asked, {@code confirm} to {@code /domains/{domain}/forwarders}.
     *
     * @param special whether mail can be refused and thrown away here
     * @param cautions what to know before; when there are some, the form asks to confirm
     */
    record Create(Form form, boolean special, List<String> cautions) implements ForwarderPanel {
        public Create {
            cautions = List.copyOf(cautions);
        }

        @Override
        public String alias() {
            return "";
        }
    }

    /**
     * Other destinations. Posts the same but {@code alias}, and {@code seen}, to {@code …/{alias}/edit}.
     *
     * @param seen what the destinations were when the form was drawn
     */
    record Edit(String alias, Form form, boolean special, List<String> cautions, String seen)
            implements ForwarderPanel {
        public Edit {
            cautions = List.copyOf(cautions);
        }
    }

    /**
     * The catch-all. Posts {@code type} ({@code fail}, {@code blackhole} or {@code address}) and {@code address} to
     * {@code /domains/{domain}/catch-all}.
     */
    record CatchAll(Form form, boolean discards) implements ForwarderPanel {
        @Override
        public String alias() {
            return "";
        }
    }
}

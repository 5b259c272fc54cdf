package org.mailhelm.platform.mail.forwarder;

import java.util.List;
import java.util.Map;
import org.mailhelm.api.mail.Forwarder;
import org.mailhelm.ui.part.Confirm;
import org.mailhelm.ui.part.Form;

/** A forwarder as forms show and send it. */
final class ForwarderForm {

    static final String ACTION = "action";

    private static final String FORWARD = "forward";
    private static final String FAIL = "fail";
    private static final String DISCARD = "blackhole";

    private ForwarderForm() {}

    static Form of(String alias, List<String> destinations) {
        String first = destinations.isEmpty() ? "" : destinations.get(0);
        boolean special = Destinations.isSpecial(first);
        return Form.empty()
                .with(DomainForwarders.ALIAS, alias)
                .with(ACTION, first.equals(Forwarder.FAIL) ? FAIL : special ? DISCARD : FORWARD)
                .with(Destinations.FIELD, special ? "" : String.join("\n", destinations));
    }

    static Form again(Map<String, String> sent) {
        return Form.empty()
                .with(DomainForwarders.ALIAS, sent.getOrDefault(DomainForwarders.ALIAS, ""))
                .with(ACTION, action(sent))
                .with(Destinations.FIELD, sent.getOrDefault(Destinations.FIELD, ""));
    }

    /** The destinations that were sent, not checked yet. */
    static List<String> destinations(Map<String, String> sent) {
        return switch (action(sent)) {
            case FAIL -> List.of(Forwarder.FAIL);
            case DISCARD -> List.of(Forwarder.DISCARD);
            default -> Destinations.split(sent.getOrDefault(Destinations.FIELD, ""));
        };
    }

    /** Whether what the mail host does by itself was agreed to. */
    static boolean agreed(Map<String, String> sent) {
        return sent.getOrDefault(Confirm.FIELD, "").equals("yes");
    }

    private static String action(Map<String, String> sent) {
        String action = sent.getOrDefault(ACTION, FORWARD);
        return action.equals(FAIL) || action.equals(DISCARD) ? action : FORWARD;
    }
}

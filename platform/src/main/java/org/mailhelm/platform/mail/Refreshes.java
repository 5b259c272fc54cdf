package org.mailhelm.platform.mail;

import io.micronaut.http.HttpResponse;
import java.util.Map;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.Toast;

/** Answers to "read again now". */
final class Refreshes {

    private Refreshes() {}

    /** Back to the part of the list that was shown; what failed stands there. */
    static HttpResponse<?> back(Pages pages, boolean done, Map<String, String> sent, String list) {
        String back = sent.getOrDefault("back", "");
        String address = back.equals(list) || back.startsWith(list + "?") ? back : list;
        return done
                ? pages.seeOther(address)
                : pages.seeOther(
                        address,
                        Toast.done("The mail host is being asked")
                                .withDetail("The list follows as soon as it answers."));
    }
}

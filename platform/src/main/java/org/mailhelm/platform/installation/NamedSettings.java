package org.mailhelm.platform.installation;

import io.micronaut.http.HttpRequest;
import java.util.Map;
import java.util.Optional;

/** Settings that scripts know by the names of variables, and that are kept elsewhere than those of the installation. */
public interface NamedSettings {

    /** All of them with what they are now; a secret is empty. */
    Map<String, String> values();

    /**
     * Looks whether some may be changed so, and changes nothing yet.
     *
     * @param request of whoever changes them
     * @param changes by name of the variable: the text, or nothing to forget what was entered
     * @return what changes them
     * @throws org.mailhelm.platform.web.Refused naming each that is wrong
     */
    Runnable change(HttpRequest<?> request, Map<String, Optional<String>> changes);
}

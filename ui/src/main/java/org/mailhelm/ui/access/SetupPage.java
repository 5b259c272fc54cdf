package org.mailhelm.ui.access;

import java.util.List;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.PasswordRule;

/**
 * First visit: creates the administrator. Posts {@code code}, {@code username}, {@code email} (optional) and
 * {@code password} to {@code /setup}.
 *
 * @param findCommand shell command that shows the code again, such as {@code docker logs mailhelm | grep "setup code"}
 * @param codeHint how long the code is valid and how to get another
 */
public record SetupPage(String findCommand, String codeHint, List<PasswordRule> rules, Form form) implements Page {
    public SetupPage {
        rules = List.copyOf(rules);
    }

    @Override
    public String template() {
        return "access/setup.jte";
    }

    @Override
    public String title() {
        return "Set up";
    }
}

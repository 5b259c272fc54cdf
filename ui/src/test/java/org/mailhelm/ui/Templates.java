package org.mailhelm.ui;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** Renders a page the way the platform does. */
final class Templates {
    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

    private Templates() {}

    static String render(Page page, Shell shell) {
        StringOutput output = new StringOutput();
        ENGINE.render(page.template(), Map.of("shell", shell, "page", page), output);
        return output.toString();
    }

    /** Pages that are also shown to people who are not signed in. */
    static boolean outside(String name) {
        return name.startsWith("01") || name.startsWith("02");
    }
}

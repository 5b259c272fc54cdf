package org.mailhelm.ui.access;

import java.util.List;
import org.mailhelm.ui.Page;

/** New recovery codes, shown this once. {@code next} is where to go on. */
public record RecoveryCodesPage(List<String> codes, String next) implements Page {
    public RecoveryCodesPage {
        codes = List.copyOf(codes);
    }

    @Override
    public String template() {
        return "access/recoveryCodes.jte";
    }

    @Override
    public String title() {
        return "Recovery codes";
    }
}

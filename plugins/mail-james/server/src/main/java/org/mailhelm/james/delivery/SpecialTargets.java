package org.mailhelm.james.delivery;

import java.util.Locale;
import org.apache.james.core.MailAddress;

/**
 * Targets of mappings that are no addresses of anybody. They are written as addresses of a domain that can never be
 * (RFC 6761), because James' mappings know nothing else that may follow an alias of a domain or another mapping.
 */
public final class SpecialTargets {
    /** Part of the contract with the driver: mail for it is thrown away. */
    public static final String DISCARD = "discard@mailhelm.invalid";

    /** Part of the contract with the driver: mail for it is refused. */
    public static final String REFUSE = "refuse@mailhelm.invalid";

    private SpecialTargets() {}

    static boolean refuses(MailAddress target) {
        return target.asString().toLowerCase(Locale.ROOT).equals(REFUSE);
    }
}

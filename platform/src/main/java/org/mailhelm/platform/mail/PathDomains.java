package org.mailhelm.platform.mail;

import jakarta.inject.Singleton;
import org.mailhelm.platform.right.DomainNames;

/** Reads domains for the check of rights just as the routes read them. */
@Singleton
final class PathDomains implements DomainNames {

    @Override
    public String canonical(String written) {
        return DomainText.read(written).value();
    }
}

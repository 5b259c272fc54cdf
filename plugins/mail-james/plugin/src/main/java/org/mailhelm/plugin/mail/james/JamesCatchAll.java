package org.mailhelm.plugin.mail.james;

import java.util.List;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.CatchAll;
import org.mailhelm.api.mail.MailAddress;

/** The catch-all as a mapping of one reserved local part, which the server's own step reads. */
final class JamesCatchAll implements CatchAll {
    /** Agreed with the server. */
    static final String LOCAL_PART = "catch-all";

    private final WebAdmin admin;

    JamesCatchAll(WebAdmin admin) {
        this.admin = admin;
    }

    @Override
    public boolean discards() {
        return false;
    }

    @Override
    public Rule read(DomainName domain) {
        return targets(domain).stream()
                .findFirst()
                .<Rule>map(target -> new DeliverTo(MailAddress.parse(target)))
                .orElseGet(Refuse::new);
    }

    @Override
    public void write(DomainName domain, Rule rule) {
        if (!admin.hasDomain(domain)) {
            throw new Failure.NotFound(domain + " is not hosted here.");
        }
        if (rule instanceof Discard) {
            throw new Failure.Unsupported(
                    "This server does not throw mail away. Refuse it, so that the sender hears of it.");
        }
        List<String> before = targets(domain);
        MailAddress source = new MailAddress(LOCAL_PART, domain);
        if (rule instanceof DeliverTo deliver) {
            String target = deliver.address().toString();
            if (!before.contains(target)) {
                admin.addAddressMapping(source, target);
            }
            before.stream().filter(old -> !old.equals(target)).forEach(old -> admin.removeAddressMapping(source, old));
        } else {
            before.forEach(old -> admin.removeAddressMapping(source, old));
        }
    }

    private List<String> targets(DomainName domain) {
        String source = LOCAL_PART + "@" + domain;
        return admin.mappings().stream()
                .filter(JamesForwarders::isAddress)
                .filter(mapping -> mapping.source().equals(source))
                .map(WebAdmin.Mapping::target)
                .toList();
    }
}

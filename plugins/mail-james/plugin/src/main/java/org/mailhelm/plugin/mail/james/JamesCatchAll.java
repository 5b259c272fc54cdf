package org.mailhelm.plugin.mail.james;

import java.util.List;
import java.util.Optional;
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
    public Rule read(DomainName domain) {
        return targets(domain).stream().findFirst().map(JamesCatchAll::rule).orElseGet(Refuse::new);
    }

    private static Rule rule(String target) {
        return target.equals(SpecialTargets.DISCARD.target())
                ? new Discard()
                : new DeliverTo(MailAddress.parse(target));
    }

    @Override
    public void write(DomainName domain, Rule rule) {
        if (!admin.hasDomain(domain)) {
            throw new Failure.NotFound(domain + " is not hosted here.");
        }
        List<String> before = targets(domain);
        MailAddress source = new MailAddress(LOCAL_PART, domain);
        List<String> after = target(rule).stream().toList();
        // added first: at no moment is mail refused that somebody is to have
        after.stream()
                .filter(target -> !before.contains(target))
                .forEach(target -> admin.addAddressMapping(source.toString(), target));
        before.stream()
                .filter(old -> !after.contains(old))
                .forEach(old -> admin.removeAddressMapping(source.toString(), old));
    }

    private static Optional<String> target(Rule rule) {
        if (rule instanceof DeliverTo deliver) {
            return Optional.of(deliver.address().toString());
        }
        return rule instanceof Discard ? Optional.of(SpecialTargets.DISCARD.target()) : Optional.empty();
    }

    private List<String> targets(DomainName domain) {
        return new Mappings(admin.mappings()).targets(new MailAddress(LOCAL_PART, domain));
    }
}

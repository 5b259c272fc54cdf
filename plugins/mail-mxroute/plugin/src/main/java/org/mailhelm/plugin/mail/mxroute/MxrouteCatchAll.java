package org.mailhelm.plugin.mail.mxroute;

import java.util.Optional;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.CatchAll;
import org.mailhelm.api.mail.MailAddress;

/** Mail for nobody. */
final class MxrouteCatchAll implements CatchAll {

    private static final String PATH = "/domains/{domain}/catch-all";

    private final MxrouteApi api;

    MxrouteCatchAll(MxrouteApi api) {
        this.api = api;
    }

    @Override
    public Rule read(DomainName domain) {
        Members told = api.thing(PATH, domain.value());
        String type = told.neededText("type");
        return switch (type) {
            case "fail" -> new Refuse();
            case "blackhole" -> new Discard();
            case "address" -> deliver(told.neededText("address"));
            default ->
                throw new Failure.Unavailable(
                        "MXroute names a catch-all for " + domain + " that Mailhelm doesn't know: " + type + ".",
                        false);
        };
    }

    private static Rule deliver(String address) {
        try {
            return new DeliverTo(MailAddress.parse(address));
        } catch (IllegalArgumentException e) {
            throw new Failure.Unavailable(
                    "Mail for nobody goes to an address at MXroute that Mailhelm can't show.", false, e);
        }
    }

    @Override
    public void write(DomainName domain, Rule rule) {
        Optional<String> address = rule instanceof DeliverTo deliver
                ? Optional.of(deliver.address().toString())
                : Optional.empty();
        String type = rule instanceof Refuse ? "fail" : rule instanceof Discard ? "blackhole" : "address";
        api.patch(PATH, new Wire.CatchAllChange(type, address), domain.value());
    }
}

package org.mailhelm.plugin.dns.cloudflare;

import java.util.List;
import java.util.Optional;
import org.mailhelm.api.Failure;

/** Finds out what the token may do, changing nothing. */
final class Rights {

    /** No record has it, so that nothing is deleted; whether one may delete is asked first. */
    private static final String NO_RECORD = "00000000000000000000000000000000";

    private final CloudflareApi api;
    private final Optional<String> account;

    Rights(CloudflareApi api, Optional<String> account) {
        this.api = api;
        this.account = account;
    }

    void verify() {
        Wire.Token token = token();
        if (!token.status().equals("active")) {
            throw new Failure.Unauthenticated("Cloudflare says that the token is " + token.status()
                    + ". Renew it at dash.cloudflare.com under API Tokens, or make another one and set CF_API_TOKEN.");
        }
        List<Wire.ZoneEntry> zones = zones();
        if (zones.isEmpty() && account.isEmpty()) {
            throw new Failure.Forbidden("The token is good but sees no zone. Give it Zone: Read and DNS: Edit for the"
                    + " zones that Mailhelm shall manage, at dash.cloudflare.com under API Tokens.");
        }
        // What is copied from elsewhere can't be changed by anybody.
        zones.stream()
                .filter(zone -> !zone.type().equals(Optional.of("secondary")))
                .findFirst()
                .ifPresent(zone -> {
                    read(zone);
                    edit(zone);
                });
    }

    private List<Wire.ZoneEntry> zones() {
        try {
            return api.someZones();
        } catch (Failure.Forbidden e) {
            throw new Failure.Forbidden("The token lacks Zone: Read, without which Mailhelm finds no zone. Add it at"
                    + " dash.cloudflare.com under API Tokens.");
        }
    }

    /** One endpoint knows the tokens of users, another those of accounts. */
    private Wire.Token token() {
        try {
            return api.userToken();
        } catch (Failure.Unauthenticated | Failure.Forbidden e) {
            if (account.isEmpty()) {
                throw e;
            }
            return api.accountToken(account.get());
        }
    }

    private void read(Wire.ZoneEntry zone) {
        try {
            api.someRecords(zone.id());
        } catch (Failure.Forbidden e) {
            throw lacks("DNS: Read and DNS: Edit", zone);
        }
    }

    private void edit(Wire.ZoneEntry zone) {
        try {
            api.batch(zone.id(), new Wire.Batch(List.of(new Wire.Id(NO_RECORD)), List.of(), List.of()));
        } catch (Failure.Forbidden e) {
            throw lacks("DNS: Edit", zone);
        } catch (Failure.NotFound | Failure.Conflict | Failure.InvalidInput e) {
            // It may: only the record is missing, as it should.
        }
    }

    private static Failure lacks(String right, Wire.ZoneEntry zone) {
        return new Failure.Forbidden("The token lacks " + right + " for " + zone.name()
                + ". Add it at dash.cloudflare.com under API Tokens.");
    }
}

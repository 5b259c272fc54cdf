package org.mailhelm.plugin.mail.mxroute;

import java.util.List;
import java.util.regex.Pattern;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.SpamRules;

/** What MXroute does against spam for a domain: a message from the score on is deleted. */
final class MxrouteSpamRules implements SpamRules {

    private static final String SETTINGS = "/domains/{domain}/spam/settings";
    // What can stand in an address, and the two wildcards. A slash would end the path at some servers.
    private static final Pattern ENTRY = Pattern.compile("(?!\\.{1,2}$)[\\p{Alnum}.!#$&'*+=?^_`{|}~@%-]{1,254}");

    private final MxrouteApi api;

    MxrouteSpamRules(MxrouteApi api) {
        this.api = api;
    }

    @Override
    public int score(DomainName domain) {
        return api.thing(SETTINGS, domain.value()).whole("high_score").orElseThrow(() -> Members.missing("high_score"));
    }

    @Override
    public void changeScore(DomainName domain, int score) {
        if (score < 1 || score > 50) {
            throw new Failure.InvalidInput("score", "The score is a number from 1 to 50.");
        }
        api.patch(SETTINGS, new Wire.SpamScore(score), domain.value());
    }

    @Override
    public List<String> entries(DomainName domain, Listing list) {
        return api.texts(path(list), domain.value());
    }

    @Override
    public void add(DomainName domain, Listing list, String entry) {
        if (!ENTRY.matcher(entry).matches()) {
            throw new Failure.InvalidInput(
                    "entry",
                    "Enter an address, a domain, or a pattern as in *@example.com, of 254 characters at most.");
        }
        try {
            api.post(path(list), new Wire.NewEntry(entry), domain.value());
        } catch (Failure.Conflict e) {
            // As wanted.
        }
    }

    @Override
    public void remove(DomainName domain, Listing list, String entry) {
        api.delete(path(list) + "/{entry}", domain.value(), entry);
    }

    private static String path(Listing list) {
        return "/domains/{domain}/spam/" + (list == Listing.ALLOW ? "whitelist" : "blacklist");
    }
}

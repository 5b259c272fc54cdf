package org.mailhelm.platform.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.mailhelm.platform.access.caller.Networks;
import org.mailhelm.platform.right.DomainNames;
import org.mailhelm.platform.right.Preset;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.web.Refused;

/** What somebody wants a token to be, checked: never more than they may themselves. */
@Singleton
class TokenInput {

    private static final int LONGEST_LABEL = 80;
    private static final int MOST_NETWORKS = 50;
    private static final Pattern DAYS = Pattern.compile("[1-9][0-9]{0,3}");

    private final DomainNames names;
    private final Clock clock;

    @Inject
    TokenInput(DomainNames names, Clock clock) {
        this.names = names;
        this.clock = clock;
    }

    ApiTokens.Wanted ofForm(SignedIn who, Map<String, String> sent) {
        String days = sent.getOrDefault("expires", "").strip();
        if (!days.isEmpty() && !DAYS.matcher(days).matches()) {
            throw Refused.invalid(
                    "expires", "Enter a number of days, or leave it empty for a token that does not expire.");
        }
        long expires = days.isEmpty()
                ? 0
                : clock.millis() + Duration.ofDays(Long.parseLong(days)).toMillis();
        return of(who, sent.getOrDefault("label", ""), rights(who, sent), sent.getOrDefault("networks", ""), expires);
    }

    private Rights rights(SignedIn who, Map<String, String> sent) {
        if (!sent.getOrDefault("scope", "").equals("domains")) {
            return who.rights();
        }
        Set<String> domains = UserForms.domains(sent.getOrDefault(UserForms.DOMAINS, ""), names);
        if (domains.isEmpty()) {
            throw Refused.invalid(UserForms.DOMAINS, "Name at least one domain, or * for all.");
        }
        Set<Right> granted = Preset.find(sent.getOrDefault(UserForms.PRESET, ""))
                .map(Preset::rights)
                .orElseThrow(() -> Refused.invalid(UserForms.PRESET, "Choose what the token may do."));
        return UserForms.with(Rights.NONE, domains, granted);
    }

    ApiTokens.Wanted of(SignedIn who, String label, Rights rights, String networks, long expires) {
        String name = label.strip();
        if (name.isEmpty() || name.length() > LONGEST_LABEL || name.chars().anyMatch(Character::isISOControl)) {
            throw Refused.invalid("label", "Enter a name of 1 to " + LONGEST_LABEL + " characters.");
        }
        if (!rights.administrator()
                && rights.domains().isEmpty()
                && rights.account().isEmpty()) {
            throw Refused.invalid("grants", "The token needs at least one permission.");
        }
        if (!who.rights().covers(rights)) {
            throw Refused.forbidden("A token can't have more rights than you. Nothing was made.");
        }
        if (expires != 0 && expires <= clock.millis()) {
            throw Refused.invalid("expires", "That is in the past.");
        }
        List<String> from = Networks.split(networks);
        if (from.size() > MOST_NETWORKS) {
            throw Refused.invalid("networks", "At most " + MOST_NETWORKS + " networks.");
        }
        Networks.problem(from).ifPresent(problem -> {
            throw Refused.invalid("networks", problem);
        });
        return new ApiTokens.Wanted(name, rights, from, expires);
    }
}

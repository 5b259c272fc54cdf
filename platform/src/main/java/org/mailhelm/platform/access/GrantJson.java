package org.mailhelm.platform.access;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.right.DomainNames;
import org.mailhelm.platform.right.Preset;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.web.Refused;

/** Rights as scripts send and get them. An empty or unknown permission is refused, never taken for all. */
@Singleton
class GrantJson {

    private final DomainNames names;

    @Inject
    GrantJson(DomainNames names) {
        this.names = names;
    }

    /** Rights on a domain. */
    @Introspected
    @Schema(name = "Grant")
    record Grant(
            @Schema(description = "A domain, or * for all") @Nullable
            String domain,

            @Schema(description = "As in emails:read; emails means reading and writing. Or one preset, as in helpdesk")
            @Nullable
            List<String> permissions) {}

    static List<Grant> of(Rights rights) {
        return new TreeMap<>(rights.domains())
                .entrySet().stream()
                        .map(entry -> new Grant(entry.getKey(), Right.words(entry.getValue())))
                        .toList();
    }

    Rights read(boolean administrator, List<String> domains, List<Grant> grants, List<String> account) {
        if (administrator || domains.equals(List.of(Rights.EVERY))) {
            return Rights.ALL;
        }
        Map<String, Set<Right>> all = new TreeMap<>();
        for (String domain : domains) {
            all.put(domain("domains", domain), Preset.DOMAIN_MANAGER.rights());
        }
        for (Grant grant : grants) {
            String domain = domain("grants", grant.domain() == null ? "" : grant.domain());
            all.put(
                    domain,
                    rights(
                            Right.Scope.DOMAIN,
                            "grants",
                            grant.permissions() == null ? List.of() : grant.permissions()));
        }
        Set<Right> rights = account.isEmpty() ? Set.of() : rights(Right.Scope.ACCOUNT, "account_rights", account);
        return new Rights(false, rights, all);
    }

    private String domain(String field, String written) {
        if (written.equals(Rights.EVERY)) {
            return written;
        }
        try {
            return names.canonical(written);
        } catch (Failure.InvalidInput e) {
            throw Refused.invalid(field, e.reason());
        }
    }

    private static Set<Right> rights(Right.Scope scope, String field, List<String> words) {
        if (words.isEmpty()) {
            throw Refused.invalid(field, "Name at least one permission for each domain. Nothing was changed.");
        }
        Set<Right> all = EnumSet.noneOf(Right.class);
        for (String word : words) {
            Set<Right> found = Right.parse(scope, word);
            Optional<Preset> preset = scope == Right.Scope.DOMAIN ? Preset.find(word) : Optional.empty();
            preset.ifPresent(each -> all.addAll(each.rights()));
            if (found.isEmpty() && preset.isEmpty()) {
                throw Refused.invalid(field, "There is no permission \"" + shorten(word) + "\". Nothing was changed.");
            }
            all.addAll(found);
        }
        return all;
    }

    private static String shorten(String word) {
        return word.length() <= 40 ? word : word.substring(0, 40) + "…";
    }
}

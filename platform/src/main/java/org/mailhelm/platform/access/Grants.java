package org.mailhelm.platform.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mailhelm.platform.right.Right;
import org.mailhelm.platform.right.Rights;

/** What each user may do, as the database says now. */
@Singleton
class Grants {

    private final GrantRepository grants;

    @Inject
    Grants(GrantRepository grants) {
        this.grants = grants;
    }

    Rights of(User user) {
        return user.role() == Role.ADMINISTRATOR ? Rights.ALL : rights(user, grants.findByUserId(user.id()));
    }

    /** The same for many at once. */
    Map<String, Rights> of(List<User> users) {
        Map<String, List<Grant>> byUser =
                grants.findAll().stream().collect(java.util.stream.Collectors.groupingBy(Grant::userId));
        Map<String, Rights> all = new TreeMap<>();
        users.forEach(user -> all.put(
                user.id(),
                user.role() == Role.ADMINISTRATOR
                        ? Rights.ALL
                        : rights(user, byUser.getOrDefault(user.id(), List.of()))));
        return all;
    }

    /** Replaces all grants on domains. In a transaction of the caller. */
    void put(String userId, Rights rights) {
        grants.removeAll(userId);
        rights.domains().forEach((domain, granted) -> grants.put(userId, domain, words(granted)));
    }

    static String words(Set<Right> rights) {
        return String.join(",", Right.words(rights));
    }

    private static Rights rights(User user, List<Grant> grants) {
        Map<String, Set<Right>> domains = new TreeMap<>();
        grants.forEach(grant -> domains.put(grant.domain(), Right.parseAll(Right.Scope.DOMAIN, grant.rights())));
        return new Rights(false, Right.parseAll(Right.Scope.ACCOUNT, user.rights()), domains);
    }
}

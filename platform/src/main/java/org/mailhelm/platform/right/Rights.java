package org.mailhelm.platform.right;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import java.io.Serializable;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What somebody may do. Immutable, and closed: what isn't in it isn't allowed.
 *
 * @param administrator everything
 * @param account rights on the installation
 * @param domains rights by domain in wire form; {@link #EVERY} stands for all domains
 */
public record Rights(boolean administrator, Set<Right> account, Map<String, Set<Right>> domains)
        implements Serializable {

    /** In place of a domain: all domains, those that come later too. */
    public static final String EVERY = "*";

    /** Nothing at all. */
    public static final Rights NONE = new Rights(false, Set.of(), Map.of());

    /** Everything. */
    public static final Rights ALL = new Rights(true, Set.of(), Map.of());

    private static final long serialVersionUID = 1L;
    private static final String ATTRIBUTE = "mailhelm.rights";

    /** Completes what comes with each right, and drops what can't be granted there. */
    public Rights {
        account = complete(Right.Scope.ACCOUNT, account);
        Map<String, Set<Right>> all = new TreeMap<>();
        domains.forEach((domain, rights) -> {
            Set<Right> whole = complete(Right.Scope.DOMAIN, rights);
            if (!whole.isEmpty()) {
                all.put(domain, whole);
            }
        });
        domains = Map.copyOf(all);
    }

    private static Set<Right> complete(Right.Scope scope, Collection<Right> rights) {
        return rights.stream()
                .flatMap(right -> right.implied().stream())
                .filter(right -> right.scope() == scope)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What the caller of this request may do; nothing when nobody is signed in. */
    public static Rights of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Rights.class).orElse(NONE);
    }

    /** What the caller of the request at hand may do. Outside a request, where Mailhelm works by itself: everything. */
    public static Rights current() {
        return ServerRequestContext.currentRequest().map(Rights::of).orElse(ALL);
    }

    /** Remembers what the caller may do. For who finds out who calls. */
    public void keepIn(HttpRequest<?> request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Whether a right on the installation is among them. */
    public boolean has(Right right) {
        return administrator || account.contains(right);
    }

    /** Whether a right on a domain is among them. */
    public boolean has(Right right, String domain) {
        return administrator || on(domain).contains(right);
    }

    /** Whether a right on any domain is among them. */
    public boolean anywhere(Right right) {
        return administrator || domains.values().stream().anyMatch(rights -> rights.contains(right));
    }

    /** Whether anything may be changed. */
    public boolean writes() {
        return administrator
                || account.stream().anyMatch(Right::writes)
                || domains.values().stream().anyMatch(rights -> rights.stream().anyMatch(Right::writes));
    }

    /** Whether there is anything that may be done or seen of a domain. */
    public boolean sees(String domain) {
        return administrator
                || account.contains(Right.DOMAINS_READ)
                || !on(domain).isEmpty();
    }

    /** The rights on one domain, those on every domain included. */
    public Set<Right> on(String domain) {
        Set<Right> all = EnumSet.noneOf(Right.class);
        if (administrator) {
            all.addAll(complete(Right.Scope.DOMAIN, EnumSet.allOf(Right.class)));
        }
        all.addAll(domains.getOrDefault(EVERY, Set.of()));
        all.addAll(domains.getOrDefault(domain, Set.of()));
        return all;
    }

    /** The domains that lists are limited to; empty when all may be seen. */
    public Optional<Set<String>> only() {
        return administrator || account.contains(Right.DOMAINS_READ) || domains.containsKey(EVERY)
                ? Optional.empty()
                : Optional.of(new TreeSet<>(domains.keySet()));
    }

    /** The domains on which one has this right; empty when that is all of them. */
    public Optional<Set<String>> only(Right right) {
        if (administrator || domains.getOrDefault(EVERY, Set.of()).contains(right)) {
            return Optional.empty();
        }
        return Optional.of(domains.entrySet().stream()
                .filter(entry -> entry.getValue().contains(right))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Refuses unless a right on a domain is among them. */
    public void require(Right right, String domain) {
        if (!has(right, domain)) {
            throw new MissingRight(right, Optional.of(domain));
        }
    }

    /** Refuses unless a right on the installation is among them. */
    public void require(Right right) {
        if (!has(right)) {
            throw new MissingRight(right, Optional.empty());
        }
    }

    /** Whether everything in the other is in these too. */
    public boolean covers(Rights other) {
        if (administrator) {
            return true;
        }
        return !other.administrator
                && account.containsAll(other.account)
                && other.domains.entrySet().stream()
                        .allMatch(entry -> (entry.getKey().equals(EVERY)
                                        ? domains.getOrDefault(EVERY, Set.of())
                                        : on(entry.getKey()))
                                .containsAll(entry.getValue()));
    }

    /** What is in both. */
    public Rights within(Rights limit) {
        if (limit.administrator) {
            return this;
        }
        if (administrator) {
            return limit;
        }
        Set<String> names = new TreeSet<>(domains.keySet());
        names.addAll(limit.domains.keySet());
        Map<String, Set<Right>> both = new TreeMap<>();
        for (String name : names) {
            both.put(name, common(of(name), limit.of(name)));
        }
        return new Rights(false, common(account, limit.account), both);
    }

    private Set<Right> of(String name) {
        return name.equals(EVERY) ? domains.getOrDefault(EVERY, Set.of()) : on(name);
    }

    private static Set<Right> common(Set<Right> one, Set<Right> other) {
        return one.stream().filter(other::contains).collect(Collectors.toUnmodifiableSet());
    }
}

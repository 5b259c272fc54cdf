package org.mailhelm.platform.right;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Something that may be granted. Who may write may read as well. Names are stable: they stand in the database, in tokens
 * and in the API.
 */
public enum Right {
    /** Numbers and states of a domain. */
    DASHBOARD_READ(Scope.DOMAIN, "dashboard"),
    /** Having them read again. */
    DASHBOARD_WRITE(Scope.DOMAIN, "dashboard"),
    /** Mailboxes. */
    EMAILS_READ(Scope.DOMAIN, "emails"),
    /** Making, changing and deleting mailboxes. */
    EMAILS_WRITE(Scope.DOMAIN, "emails"),
    /** Setting new passwords of mailboxes, and nothing else of them. */
    PASSWORDS_WRITE(Scope.DOMAIN, "passwords"),
    /** Forwarders, catch-all, other names of a domain. */
    FORWARDERS_READ(Scope.DOMAIN, "forwarders"),
    /** Changing those. */
    FORWARDERS_WRITE(Scope.DOMAIN, "forwarders"),
    /** What is treated as spam. */
    SPAM_READ(Scope.DOMAIN, "spam"),
    /** Changing that. */
    SPAM_WRITE(Scope.DOMAIN, "spam"),
    /** The records of a domain and how they are. */
    DNS_READ(Scope.DOMAIN, "dns"),
    /** Publishing records. */
    DNS_WRITE(Scope.DOMAIN, "dns"),
    /** The page where people reset their passwords. */
    PORTAL_READ(Scope.DOMAIN, "portal"),
    /** Changing that page. */
    PORTAL_WRITE(Scope.DOMAIN, "portal"),

    /** Which domains there are, at which mail host. */
    DOMAINS_READ(Scope.ACCOUNT, "domains"),
    /** Adding, removing, suspending domains. */
    DOMAINS_WRITE(Scope.ACCOUNT, "domains"),
    /** Users and their rights. */
    USERS_READ(Scope.ACCOUNT, "users"),
    /** Changing users who have no more rights than oneself. */
    USERS_WRITE(Scope.ACCOUNT, "users"),
    /** Settings, connections and the mail server. */
    SETTINGS_READ(Scope.ACCOUNT, "settings"),
    /** Changing those. */
    SETTINGS_WRITE(Scope.ACCOUNT, "settings"),
    /** Which plugins there are and how they are. */
    PLUGINS_READ(Scope.ACCOUNT, "plugins"),
    /** Installing and removing plugins, which are programs. */
    PLUGINS_WRITE(Scope.ACCOUNT, "plugins"),
    /** What was done, by whom. */
    AUDIT_READ(Scope.ACCOUNT, "audit"),
    /** How long that is kept. */
    AUDIT_WRITE(Scope.ACCOUNT, "audit"),
    /** Who is told of what. */
    NOTIFICATIONS_READ(Scope.ACCOUNT, "notifications"),
    /** Changing that. */
    NOTIFICATIONS_WRITE(Scope.ACCOUNT, "notifications"),

    /** For {@link Needs} alone: whoever is signed in, by session or token. What is theirs is decided inside. */
    SIGNED_IN(Scope.NEVER_GRANTED, "sign-in"),
    /** For {@link Needs} alone: a person in a browser, no token. */
    BROWSER(Scope.NEVER_GRANTED, "browser"),
    /** For {@link Needs} alone: a token that was made here, for itself. */
    TOKEN(Scope.NEVER_GRANTED, "token"),
    /** For {@link Needs} alone: any right on the domain in the path. */
    ANY_OF_DOMAIN(Scope.NEVER_GRANTED, "any permission"),
    /** For {@link Needs} alone: an administrator. Also what a route without {@link Needs} asks for. */
    ADMINISTRATOR(Scope.NEVER_GRANTED, "administrator");

    /** What a right is about. */
    public enum Scope {
        /** One domain. */
        DOMAIN,
        /** The installation. */
        ACCOUNT,
        /** Nothing that can be granted. */
        NEVER_GRANTED
    }

    private final Scope scope;
    private final String area;

    Right(Scope scope, String area) {
        this.scope = scope;
        this.area = area;
    }

    /** What it is about. */
    public Scope scope() {
        return scope;
    }

    /** The part of the panel, as in {@code emails}. */
    public String area() {
        return area;
    }

    /** Whether it allows changes. */
    public boolean writes() {
        return name().endsWith("_WRITE");
    }

    /** As it is written, as in {@code emails:read}. */
    public String text() {
        return scope == Scope.NEVER_GRANTED ? area : area + (writes() ? ":write" : ":read");
    }

    /** This right and what comes with it. */
    public Set<Right> implied() {
        Set<Right> all = EnumSet.of(this);
        if (writes()) {
            Arrays.stream(values())
                    .filter(other -> other.area.equals(area) && other.scope == scope)
                    .forEach(all::add);
        }
        if (this == EMAILS_WRITE) {
            all.add(PASSWORDS_WRITE);
        }
        return all;
    }

    /** The rights that a word names: {@code emails:read}, or {@code emails} for all of that area. None for an unknown one. */
    public static Set<Right> parse(Scope scope, String word) {
        String plain = word.strip().toLowerCase(Locale.ROOT);
        Set<Right> found = EnumSet.noneOf(Right.class);
        for (Right right : values()) {
            if (right.scope == scope
                    && scope != Scope.NEVER_GRANTED
                    && (right.text().equals(plain) || right.area.equals(plain))) {
                found.add(right);
            }
        }
        return found;
    }

    /** The rights that stored words name; what isn't known grants nothing. */
    public static Set<Right> parseAll(Scope scope, String words) {
        Set<Right> all = EnumSet.noneOf(Right.class);
        for (String word : words.split("[,\\s]+")) {
            all.addAll(parse(scope, word));
        }
        return all;
    }

    /** The shortest words for these rights, in order: what is implied by another isn't named. */
    public static List<String> words(Collection<Right> rights) {
        return Arrays.stream(values())
                .filter(rights::contains)
                .filter(right -> rights.stream()
                        .noneMatch(other -> other != right && other.implied().contains(right)))
                .map(Right::text)
                .toList();
    }

    /** The areas that can be granted in a scope, in order. */
    public static List<String> areas(Scope scope) {
        return Arrays.stream(values())
                .filter(right -> right.scope == scope)
                .map(Right::area)
                .distinct()
                .toList();
    }

    /** The right to read or write an area, where there is one. */
    public static Optional<Right> of(Scope scope, String area, boolean writing) {
        return Arrays.stream(values())
                .filter(right -> right.scope == scope && right.area.equals(area) && right.writes() == writing)
                .findFirst();
    }
}

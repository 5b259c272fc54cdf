package org.mailhelm.platform.dns.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An SPF record (RFC 7208), read.
 *
 * @param mechanisms up to and with {@code all}; what stands behind it is never looked at
 * @param redirect where the policy is, when no {@code all} is there
 * @param mistakes what makes receivers give up on it
 */
record SpfRecord(List<Mechanism> mechanisms, Optional<String> redirect, List<String> mistakes) {

    private static final Pattern MODIFIER = Pattern.compile("([a-z][a-z0-9_.-]*)=(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern MECHANISM =
            Pattern.compile("([+?~-])?(all|include|a|mx|ptr|ip4|ip6|exists)(?:([:/])(.*))?", Pattern.CASE_INSENSITIVE);

    /** A kind of mechanism. */
    enum Kind {
        ALL,
        INCLUDE,
        A,
        MX,
        PTR,
        IP4,
        IP6,
        EXISTS;

        /** Whether receivers ask DNS for it. */
        boolean asks() {
            return this != ALL && this != IP4 && this != IP6;
        }
    }

    /**
     * One mechanism.
     *
     * @param qualifier one of {@code + ? ~ -}
     * @param argument what it is about, lower case; empty for the domain itself
     * @param prefix a CIDR length, as in {@code /24}; may be empty
     */
    record Mechanism(char qualifier, Kind kind, String argument, String prefix) {

        /** Whether what it depends on is known only when a mail arrives. */
        boolean macro() {
            return argument.indexOf('%') >= 0;
        }

        /** The same way of writing for all that mean the same at a domain. */
        String canonical(String domain) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            return kind == Kind.ALL ? name : name + ":" + (argument.isEmpty() ? domain : argument) + prefix;
        }
    }

    /** Whether a text is meant as one. */
    static boolean isSpf(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.equals("v=spf1") || lower.startsWith("v=spf1 ");
    }

    static SpfRecord parse(String text) {
        List<Mechanism> mechanisms = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        Optional<String> redirect = Optional.empty();
        boolean ended = false;
        String[] terms = text.strip().split(" +");
        for (int i = 1; i < terms.length; i++) {
            String term = terms[i];
            Matcher mechanism = MECHANISM.matcher(term);
            Matcher modifier = MODIFIER.matcher(term);
            if (mechanism.matches()) {
                Optional<Mechanism> read = mechanism(mechanism);
                if (read.isEmpty()) {
                    mistakes.add("\"" + term + "\" can't be read.");
                } else if (!ended) {
                    mechanisms.add(read.get());
                    ended = read.get().kind() == Kind.ALL;
                }
            } else if (modifier.matches()) {
                if (modifier.group(1).equalsIgnoreCase("redirect")) {
                    if (redirect.isPresent() || modifier.group(2).isEmpty()) {
                        mistakes.add("redirect must stand there once, with a name.");
                    }
                    redirect = Optional.of(name(modifier.group(2)));
                }
            } else {
                mistakes.add("\"" + term + "\" is nothing that SPF knows.");
            }
        }
        return new SpfRecord(mechanisms, ended ? Optional.empty() : redirect, mistakes);
    }

    private static Optional<Mechanism> mechanism(Matcher matcher) {
        char qualifier = matcher.group(1) == null ? '+' : matcher.group(1).charAt(0);
        Kind kind = Kind.valueOf(matcher.group(2).toUpperCase(Locale.ROOT));
        String rest = matcher.group(4) == null ? "" : matcher.group(4);
        String argument = ":".equals(matcher.group(3)) ? rest : "";
        String prefix = "/".equals(matcher.group(3)) ? "/" + rest : "";
        int slash = argument.indexOf('/');
        if (slash >= 0) {
            prefix = argument.substring(slash);
            argument = argument.substring(0, slash);
        }
        boolean named = kind == Kind.INCLUDE || kind == Kind.EXISTS || kind == Kind.IP4 || kind == Kind.IP6;
        boolean sound = switch (kind) {
            case ALL -> matcher.group(3) == null;
            case IP4, IP6 ->
                Network.parse(argument + prefix)
                        .filter(network -> network.v6() == (kind == Kind.IP6))
                        .isPresent();
            case A, MX -> prefix.isEmpty() || prefix.matches("(/\\d{1,2})?(//\\d{1,3})?");
            case INCLUDE, EXISTS, PTR -> prefix.isEmpty();
        };
        return !sound || (named && argument.isEmpty()) || (":".equals(matcher.group(3)) && argument.isEmpty())
                ? Optional.empty()
                : Optional.of(new Mechanism(qualifier, kind, name(argument), prefix));
    }

    private static String name(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** What happens to mail from anywhere else: {@code +}, {@code ?}, {@code ~} or {@code -}; empty without {@code all}. */
    Optional<Character> rest() {
        return mechanisms.stream()
                .filter(mechanism -> mechanism.kind() == Kind.ALL)
                .map(Mechanism::qualifier)
                .findFirst();
    }
}

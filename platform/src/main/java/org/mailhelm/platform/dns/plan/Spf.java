package org.mailhelm.platform.dns.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An SPF policy in its parts (RFC 7208), so that two can be made one.
 *
 * @param terms mechanisms and modifiers except {@code all} and {@code redirect}, in order
 * @param all the qualifier of {@code all}
 * @param redirect where the policy goes on when nothing matched
 */
record Spf(List<String> terms, Optional<Character> all, Optional<String> redirect) {

    private static final Pattern ALL = Pattern.compile("[+?~-]?all", Pattern.CASE_INSENSITIVE);
    private static final Pattern LOOKUP =
            Pattern.compile("[+?~-]?(include:|a$|a[:/]|mx$|mx[:/]|ptr|exists:).*", Pattern.CASE_INSENSITIVE);
    private static final String REDIRECT = "redirect=";
    // How strict each is, the softest first.
    private static final String STRICTNESS = "?~-";

    Spf {
        terms = List.copyOf(terms);
    }

    /** Whether a text is an SPF policy. */
    static boolean is(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        return lower.equals("v=spf1") || lower.startsWith("v=spf1 ");
    }

    static Spf parse(String text) {
        List<String> terms = new ArrayList<>();
        Optional<Character> all = Optional.empty();
        Optional<String> redirect = Optional.empty();
        String[] words = text.strip().split("\\s+");
        for (int i = 1; i < words.length; i++) {
            String word = words[i];
            if (ALL.matcher(word).matches()) {
                // What stands after it is never looked at, a second one included.
                all = all.or(() -> Optional.of(word.length() == 4 ? word.charAt(0) : '+'));
            } else if (word.toLowerCase(Locale.ROOT).startsWith(REDIRECT)) {
                redirect = redirect.or(() -> Optional.of(word.substring(REDIRECT.length())));
            } else {
                terms.add(word);
            }
        }
        return new Spf(terms, all, redirect);
    }

    /** Whether everything that the other allows is allowed here, by its parts, and not everything at all. */
    boolean covers(Spf other) {
        Set<String> known = normal(terms);
        return known.containsAll(normal(other.terms))
                && all.filter(qualifier -> qualifier == '+').isEmpty();
    }

    /** Whether a part of the other that is none of the wanted ones is left here. */
    boolean holdsLeftover(List<Spf> others, Spf wanted) {
        Set<String> mine = normal(terms);
        mine.removeAll(normal(wanted.terms));
        return others.stream().anyMatch(other -> normal(other.terms).stream().anyMatch(mine::contains));
    }

    /**
     * One policy for several: what they allow and what is wanted; without the parts of {@code former}, which were wanted
     * once.
     */
    static Spf merge(List<Spf> there, Spf wanted, List<Spf> former) {
        Set<String> gone = new LinkedHashSet<>();
        former.forEach(each -> gone.addAll(normal(each.terms)));
        gone.removeAll(normal(wanted.terms));
        List<String> merged = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Spf each : there) {
            for (String term : each.terms) {
                if (!gone.contains(normal(term)) && seen.add(normal(term))) {
                    merged.add(term);
                }
            }
        }
        for (String term : wanted.terms) {
            if (seen.add(normal(term))) {
                merged.add(term);
            }
        }
        List<String> redirects = there.stream()
                .filter(each -> each.all.isEmpty())
                .flatMap(each -> each.redirect.stream())
                .distinct()
                .toList();
        Optional<Character> all = there.stream()
                .flatMap(each -> each.all.stream())
                .filter(qualifier -> STRICTNESS.indexOf(qualifier) >= 0)
                .min(java.util.Comparator.comparingInt(STRICTNESS::indexOf));
        if (all.isEmpty() && redirects.size() == 1) {
            return new Spf(merged, Optional.empty(), Optional.of(redirects.get(0)));
        }
        // Beside “all”, or beside another one, it would count for nothing.
        redirects.stream()
                .map(target -> "include:" + target)
                .filter(term -> seen.add(normal(term)))
                .forEach(merged::add);
        return new Spf(merged, all.or(wanted::all), Optional.empty());
    }

    /** How many DNS lookups it costs at least; receivers stop at ten. */
    long lookups() {
        return terms.stream().filter(term -> LOOKUP.matcher(term).matches()).count()
                + redirect.stream().count();
    }

    String text() {
        StringBuilder text = new StringBuilder("v=spf1");
        terms.forEach(term -> text.append(' ').append(term));
        redirect.ifPresent(target -> text.append(" redirect=").append(target));
        all.ifPresent(qualifier ->
                text.append(' ').append(qualifier == '+' ? "" : qualifier).append("all"));
        return text.toString();
    }

    private static Set<String> normal(List<String> terms) {
        Set<String> all = new LinkedHashSet<>();
        terms.forEach(term -> all.add(normal(term)));
        return all;
    }

    private static String normal(String term) {
        String lower = term.toLowerCase(Locale.ROOT);
        String bare = lower.startsWith("+") ? lower.substring(1) : lower;
        return bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
    }
}

package org.mailhelm.platform.access.sso;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a provider says of somebody, once its signature was found right.
 *
 * @param issuer the provider
 * @param subject whom it means; the two together are the identity
 * @param address an e-mail address, verified or not; empty for none
 * @param verified whether the provider says that it has checked the address
 * @param name for people; may be empty
 * @param userName what the person signs in with there; may be empty, and proves nothing
 * @param groups as the claim of that name says; anything but a list counts as none
 * @param all everything, to be shown in a test
 */
record ProviderClaims(
        String issuer,
        String subject,
        String address,
        boolean verified,
        String name,
        String userName,
        List<String> groups,
        Map<String, Object> all) {

    ProviderClaims {
        groups = List.copyOf(groups);
    }

    static ProviderClaims of(String issuer, String subject, Map<String, Object> all) {
        Object groups = all.get("groups");
        return new ProviderClaims(
                issuer,
                subject,
                text(all, "email"),
                truth(all.get("email_verified")),
                text(all, "name"),
                text(all, "preferred_username"),
                groups instanceof List<?> list
                        ? list.stream()
                                .filter(String.class::isInstance)
                                .map(String.class::cast)
                                .toList()
                        : List.of(),
                all);
    }

    Optional<String> verifiedAddress() {
        return Optional.of(address).filter(text -> verified && !text.isEmpty());
    }

    /** An address that the provider doesn't vouch for may be somebody else's. */
    boolean unverified() {
        return !address.isEmpty() && !verified;
    }

    /** How an account of this person would be called. */
    String wantedName() {
        return verifiedAddress().orElse(userName.isEmpty() ? subject : userName);
    }

    /** When the person last showed the provider who it is; empty when the provider doesn't tell. */
    Optional<Instant> authenticated() {
        return all.get("auth_time") instanceof Number seconds
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }

    private static String text(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof String text ? text.strip() : "";
    }

    private static boolean truth(@org.jspecify.annotations.Nullable Object value) {
        return Boolean.TRUE.equals(value) || value instanceof String text && text.equalsIgnoreCase("true");
    }
}

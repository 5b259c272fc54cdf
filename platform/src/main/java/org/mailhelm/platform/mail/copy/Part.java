package org.mailhelm.platform.mail.copy;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.mail.DomainRow;

/**
 * A part of what a mail host holds.
 *
 * @param id names it among all parts
 * @param domain whose it is; empty when it belongs to the connection
 * @param type what is kept, as JSON
 * @param source asks the mail host
 * @param size how many things a copy holds
 */
public record Part<T>(
        String id, Optional<String> domain, TypeReference<T> type, Supplier<T> source, ToIntFunction<T> size) {

    /** A part of a domain. */
    public static <T> Part<T> of(
            DomainRow domain, String name, TypeReference<T> type, Supplier<T> source, ToIntFunction<T> size) {
        return new Part<>(id(name, domain), Optional.of(domain.name()), type, source, size);
    }

    /**
     * A source that asks a facet. Where the mail host can't be opened now, asking fails with the reason, so that what was
     * last seen can be shown.
     *
     * @throws Failure.Unsupported when there is no such facet
     */
    public static <F, T> Supplier<T> asking(Supplier<F> facet, Function<F, T> question) {
        try {
            F there = facet.get();
            return () -> question.apply(there);
        } catch (Failure.Unsupported e) {
            throw e;
        } catch (Failure e) {
            return () -> {
                throw e;
            };
        }
    }

    static String id(String name, DomainRow domain) {
        return name + " " + domain.name();
    }
}

package org.mailhelm.platform.access.caller;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailhelm.platform.start.Variables;

/**
 * Sees through as many proxies as {@code TRUSTED_PROXY_COUNT} says. Each proxy appends to the headers what it saw, so
 * the entry that the outermost of ours wrote is that many from the right; everything left of it is the client's own word
 * and isn't believed. No header is believed when the neighbour isn't on this machine or in a private network: then no
 * proxy of ours stands between.
 */
@Singleton
public final class Callers {

    private static final int MOST_PROXIES = 16;

    private final int proxies;
    private final boolean forceHttps;

    Callers(Variables variables) {
        this.proxies = variables.number("TRUSTED_PROXY_COUNT", 1, 0, MOST_PROXIES);
        this.forceHttps = variables.flag("FORCE_HTTPS", false);
    }

    /** Who sent this request. */
    public Caller of(HttpRequest<?> request) {
        InetSocketAddress socket = request.getRemoteAddress();
        InetAddress neighbour = socket.getAddress();
        boolean trusted = proxies > 0 && neighbour != null && Addresses.near(neighbour);
        Optional<InetAddress> client =
                trusted ? entry(request, "X-Forwarded-For").flatMap(Addresses::parse) : Optional.empty();
        Optional<String> scheme = trusted ? entry(request, "X-Forwarded-Proto") : Optional.empty();
        Optional<String> host = trusted ? entry(request, "X-Forwarded-Host") : Optional.empty();
        String address = client.map(Addresses::text)
                .orElse(neighbour == null ? socket.getHostString() : Addresses.text(neighbour));
        boolean https =
                forceHttps || scheme.map(text -> text.equalsIgnoreCase("https")).orElse(request.isSecure());
        return new Caller(
                address,
                https,
                authority(host.or(() -> header(request, HttpHeaders.HOST)).orElse("")));
    }

    /** Host and port of an {@code Origin} or {@code Host} header, comparable. */
    public static String authority(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (plain.endsWith(":443") || plain.endsWith(":80")) {
            plain = plain.substring(0, plain.lastIndexOf(':'));
        }
        return plain;
    }

    private Optional<String> entry(HttpRequest<?> request, String name) {
        List<String> entries = new ArrayList<>();
        for (String line : request.getHeaders().getAll(name)) {
            for (String part : line.split(",", -1)) {
                entries.add(part.strip());
            }
        }
        return entries.size() < proxies
                ? Optional.empty()
                : Optional.of(entries.get(entries.size() - proxies)).filter(text -> !text.isEmpty());
    }

    private static Optional<String> header(HttpRequest<?> request, String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }
}

package org.mailhelm.platform.access.sso;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The npm package {@code oidc-provider}, a certified implementation that we have not written. */
final class NodeProvider implements AutoCloseable {

    private static final Path SOURCE = Path.of("src", "test", "oidc-provider");
    private static final Path PLACE = Path.of("target", "oidc-provider");
    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern PROMPT = Pattern.compile("name=\"prompt\" value=\"([^\"]+)\"");

    private final Process process;
    private final String issuer;

    private NodeProvider(Process process, String issuer) {
        this.process = process;
        this.issuer = issuer;
    }

    /** Why it can't be started here; empty when it can. */
    static Optional<String> missing() {
        try {
            if (run(Path.of("."), "node", "--version") != 0 || run(Path.of("."), "npm", "--version") != 0) {
                return Optional.of("node and npm don't run here");
            }
            Files.createDirectories(PLACE);
            for (String name : new String[] {"package.json", "package-lock.json", "provider.mjs"}) {
                Files.copy(SOURCE.resolve(name), PLACE.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
            if (!Files.exists(PLACE.resolve("node_modules/oidc-provider"))
                    && run(PLACE, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund") != 0) {
                return Optional.of("npm can't fetch oidc-provider here");
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("node and npm are not installed");
        }
    }

    private static int run(Path folder, String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor(3, TimeUnit.MINUTES)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static NodeProvider start(URI panel) {
        try {
            ProcessBuilder builder = new ProcessBuilder("node", "provider.mjs")
                    .directory(PLACE.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("REDIRECT_URI", panel + "/oidc/callback");
            builder.environment().put("LOGOUT_URI", panel + "/login");
            builder.environment().put("CLIENT_SECRET", TestIssuer.SECRET);
            Process process = builder.start();
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("ready ")) {
                    return new NodeProvider(process, line.substring("ready ".length()));
                }
            }
            throw new IllegalStateException("oidc-provider ended before it was ready.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String issuer() {
        return issuer;
    }

    /** A browser at the provider. */
    HttpClient browser() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Signs in and agrees to everything; where the provider leads back to. */
    String visit(HttpClient browser, String location, String person) {
        URI at = URI.create(location);
        HttpResponse<String> answer = get(browser, at);
        for (int step = 0; step < 20; step++) {
            if (answer.statusCode() / 100 == 3) {
                URI next = at.resolve(answer.headers().firstValue("Location").orElseThrow());
                if (next.getPath().equals(SsoSettings.CALLBACK)) {
                    return next.getRawPath() + "?" + next.getRawQuery();
                }
                at = next;
                answer = get(browser, at);
            } else {
                Matcher prompt = PROMPT.matcher(answer.body());
                Matcher form = FORM.matcher(answer.body());
                if (!prompt.find() || !form.find()) {
                    throw new IllegalStateException("no form: " + answer.statusCode() + " " + answer.body());
                }
                at = at.resolve(form.group(1));
                answer = send(
                        browser,
                        HttpRequest.newBuilder(at)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(
                                        "prompt=" + prompt.group(1) + "&login=" + person + "&password=x")));
            }
        }
        throw new IllegalStateException("it leads in a circle");
    }

    HttpResponse<String> get(HttpClient browser, URI address) {
        return send(browser, HttpRequest.newBuilder(address).GET());
    }

    private static HttpResponse<String> send(HttpClient browser, HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Map<String, String> variables(URI panel) {
        return Map.of(
                "OIDC_ENABLED",
                "true",
                "OIDC_CLIENT_ID",
                TestIssuer.CLIENT,
                "OIDC_CLIENT_SECRET",
                TestIssuer.SECRET,
                "OIDC_DISCOVERY_URL",
                issuer,
                "OIDC_REDIRECT_URI",
                panel + "/oidc/callback",
                "OIDC_ADMIN_GROUP",
                "helm");
    }

    @Override
    public void close() {
        process.destroy();
    }
}

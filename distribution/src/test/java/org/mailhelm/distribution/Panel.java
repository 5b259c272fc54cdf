package org.mailhelm.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** The pages of a host in a real browser, with everything noted that the browser complains about. */
final class Panel implements AutoCloseable {

    static final String CHROMIUM = "/usr/bin/chromium";

    private static final String AXE = script();

    private final Playwright playwright;
    private final Browser browser;
    private final Page page;
    private final String origin;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    Panel(Distributed host) {
        origin = host.uri("").toString();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(CHROMIUM))
                        .setArgs(List.of(
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        page = browser.newPage();
        page.onConsoleMessage(message -> {
            // That a page is not there is what was asked for.
            if (message.type().equals("error") && !message.text().contains("404")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith(origin) && !request.url().startsWith("data:")) {
                complaints.add(page.url() + " asks " + request.url());
            }
        });
    }

    void open(String path) {
        page.navigate(origin + path);
    }

    /** Opens a page and notes what would keep somebody from using it. */
    void inspect(String path) {
        open(path);
        page.evaluate(AXE);
        Object barriers = page.evaluate("() => axe.run().then(found => found.violations.map("
                + "broken => broken.id + ' at ' + broken.nodes.map(node => node.target.join(' ')).join(', ')))");
        ((List<?>) barriers).forEach(barrier -> complaints.add(path + ": " + barrier));
    }

    Page page() {
        return page;
    }

    void setUp(String code, String name, String password) {
        open("/");
        page.locator("[name=code]").fill(code);
        page.locator("[name=username]").fill(name);
        page.locator("[name=password]").fill(password);
        submit();
        assertThat(page.url()).doesNotContain("/setup");
    }

    void signIn(String name, String password) {
        open("/login");
        page.locator("[name=username]").fill(name);
        page.locator("[name=password]").fill(password);
        submit();
        assertThat(page.url()).doesNotContain("/login");
    }

    void addDomain(String domain) {
        open("/domains");
        page.getByText("Add domain").first().click();
        page.locator("[name=domain]").fill(domain);
        submit();
        page.getByText(domain).first().waitFor();
    }

    void addMailbox(String domain, String user, String password) {
        open("/domains/" + domain + "/mailboxes");
        page.getByText("New mailbox").first().click();
        page.locator("[name=username]").fill(user);
        page.locator("[name=password]").fill(password);
        submit();
        page.locator("#credentials").waitFor();
        assertThat(page.locator("#credentials").innerText()).contains(user + "@" + domain);
    }

    private static String script() {
        try (InputStream axe = Panel.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(axe).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void submit() {
        page.locator("form:has([required]) button[type=submit]").first().click();
        page.waitForLoadState();
    }

    /** What the browser noted on any page: errors on the console, and requests to elsewhere. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}

package org.mailhelm.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A passkey in a real browser, whose device is Chromium's own virtual one. */
class PasskeyJourneyTest {

    private static final String PASSWORD = "Correct-Horse-77";
    private static final List<String> PAGES =
            List.of("/account", "/account/authenticator", "/account/proof", "/users/second-factor", "/users");

    @TempDir
    private Path folder;

    @BeforeEach
    void needsABrowser() {
        assumeTrue(Commands.installed("chromium"), "needs the Debian package chromium");
    }

    @Test
    void isMadeAndThenSignsInBesideThePasswordAndWithoutIt() throws Exception {
        try (Distributed host = Distributed.start(folder, Map.of("ADMIN_USER", "admin", "ADMIN_PASSWORD", PASSWORD));
                Panel panel = new Panel(host)) {
            Page page = panel.page();
            plugInADevice(page);
            panel.signIn("admin", PASSWORD);
            panel.open("/account");
            page.locator("#f-name").fill("Laptop");
            page.getByText("Add a passkey").click();
            page.locator(".codes").waitFor();
            List<String> codes = page.locator(".codes code").allInnerTexts();
            assertThat(codes).hasSize(10);
            page.getByText("I have kept them").click();
            page.getByText("Laptop").waitFor();
            PAGES.forEach(panel::inspect);

            signOut(panel);
            panel.inspect("/login");
            page.getByText("Sign in with a passkey").click();
            page.waitForURL("**/");
            assertSignedIn(panel);

            signOut(panel);
            givePassword(panel);
            panel.inspect("/login/factor");
            page.getByText("Use a passkey").click();
            page.waitForURL("**/");
            assertSignedIn(panel);

            signOut(panel);
            givePassword(panel);
            page.getByText("Device lost?").click();
            page.locator("#f-recovery").fill(codes.get(0));
            page.getByText("Use recovery code").click();
            page.waitForURL("**/");
            assertSignedIn(panel);
            assertThat(page.locator("#second-factor").innerText()).contains("9 left");
            assertThat(panel.complaints()).isEmpty();
        }
    }

    private static void plugInADevice(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        JsonObject device = new JsonObject();
        device.addProperty("protocol", "ctap2");
        device.addProperty("transport", "internal");
        device.addProperty("hasResidentKey", true);
        device.addProperty("hasUserVerification", true);
        device.addProperty("isUserVerified", true);
        device.addProperty("automaticPresenceSimulation", true);
        JsonObject options = new JsonObject();
        options.add("options", device);
        session.send("WebAuthn.addVirtualAuthenticator", options);
    }

    private static void givePassword(Panel panel) {
        panel.open("/login");
        panel.page().locator("[name=username]").fill("admin");
        panel.page().locator("[name=password]").fill(PASSWORD);
        panel.page()
                .getByText("Sign in", new Page.GetByTextOptions().setExact(true))
                .last()
                .click();
        panel.page().waitForURL("**/login/factor");
    }

    private static void signOut(Panel panel) {
        panel.open("/account");
        panel.page().locator("form[action='/logout'] button").first().click();
        panel.page().waitForURL("**/login");
    }

    private static void assertSignedIn(Panel panel) {
        panel.open("/account");
        assertThat(panel.page().url()).endsWith("/account");
    }
}

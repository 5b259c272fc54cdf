package org.mailhelm.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailhelm.platform.testing.Answer;
import org.mailhelm.platform.testing.Browser;
import org.mailhelm.platform.testing.TestClock;
import org.mailhelm.platform.testing.TestHost;
import org.w3c.dom.Document;

/** What mail programs ask, as they ask it. */
class DiscoveryTest {

    private static final String OUTLOOK =
            "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a";
    private static final String PASSWORD = "Kelp-4-lantern";

    @TempDir
    Path folder;

    private final FakeMailHost fake = new FakeMailHost();
    private final TestClock clock = new TestClock();

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestHost host;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Browser admin;

    @BeforeEach
    void start() {
        host = TestHost.start(folder, Browser.ADMIN, new FakeMailHosts().with("a", fake), clock);
        admin = Browser.signedIn(host);
        admin.post("/domains", Map.of("domain", "example.com"));
        admin.post("/domains", Map.of("domain", "bücher.example"));
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void tellsThunderbirdByAddressAndByHostName() throws Exception {
        Answer byAddress = Browser.of(host).get("/mail/config-v1.1.xml?emailaddress=nobody%40example.com");
        Answer byHost = Browser.of(host)
                .with("X-Forwarded-Host", "autoconfig.example.com")
                .get("/mail/config-v1.1.xml");
        Answer wellKnown = Browser.of(host)
                .with("X-Forwarded-Host", "example.com")
                .get("/.well-known/autoconfig/mail/config-v1.1.xml");

        assertThat(byAddress.status()).isEqualTo(200);
        assertThat(byAddress.header("Content-Type").orElse("")).startsWith("text/xml");
        assertThat(byHost.body()).isEqualTo(byAddress.body());
        assertThat(wellKnown.body()).isEqualTo(byAddress.body());
        Document config = xml(byAddress.body());
        assertThat(config.getDocumentElement().getAttribute("version")).isEqualTo("1.1");
        assertThat(config.getElementsByTagName("domain").item(0).getTextContent())
                .isEqualTo("example.com");
        assertThat(config.getElementsByTagName("incomingServer")
                        .item(0)
                        .getTextContent()
                        .replaceAll("\\s", ""))
                .isEqualTo("mail.host.example993SSLpassword-cleartext%EMAILADDRESS%");
        assertThat(config.getElementsByTagName("outgoingServer").getLength()).isEqualTo(2);
        assertThat(byAddress.header("Set-Cookie")).isEmpty();
    }

    @Test
    void tellsNothingOfDomainsThatAreNotServedHere() throws Exception {
        Browser stranger = Browser.of(host);

        assertThat(stranger.get("/mail/config-v1.1.xml?emailaddress=x%40other.example")
                        .status())
                .isEqualTo(404);
        assertThat(stranger.get("/mail/config-v1.1.xml").status()).isEqualTo(404);
        assertThat(stranger.get("/mail/apple.mobileconfig?emailaddress=x%40other.example")
                        .status())
                .isEqualTo(404);
        assertThat(stranger.get("/mail/apple.mobileconfig?emailaddress=%3Cx%3E%40example.com")
                        .status())
                .isEqualTo(404);
        assertThat(outlook("/autodiscover/autodiscover.xml", question("x@other.example", OUTLOOK))
                        .body())
                .contains("<ErrorCode>500</ErrorCode>")
                .doesNotContain("mail.host.example");
    }

    @Test
    void tellsOutlookWithoutSayingWhichMailboxesExist() throws Exception {
        admin.post("/domains/example.com/mailboxes", Map.of("username", "mara", "password", PASSWORD));
        int before = fake.calls.get();

        HttpResponse<String> there = outlook("/autodiscover/autodiscover.xml", question("mara@example.com", OUTLOOK));
        HttpResponse<String> missing =
                outlook("/Autodiscover/Autodiscover.xml", question("nobody@example.com", OUTLOOK));
        HttpResponse<String> capitals =
                outlook("/AutoDiscover/AutoDiscover.xml", question("Mara@Example.com", OUTLOOK));

        assertThat(there.statusCode()).isEqualTo(200);
        assertThat(there.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
        assertThat(missing.body().replace("nobody", "mara")).isEqualTo(there.body());
        assertThat(capitals.body()).isEqualTo(there.body());
        Document answer = xml(there.body());
        assertThat(answer.getElementsByTagNameNS(OUTLOOK, "Type").item(0).getTextContent())
                .isEqualTo("IMAP");
        assertThat(answer.getElementsByTagNameNS(OUTLOOK, "Port").item(0).getTextContent())
                .isEqualTo("993");
        assertThat(answer.getElementsByTagNameNS(OUTLOOK, "Port").item(1).getTextContent())
                .isEqualTo("465");
        assertThat(answer.getElementsByTagNameNS(OUTLOOK, "LoginName").item(0).getTextContent())
                .isEqualTo("mara@example.com");
        assertThat(fake.calls.get()).isEqualTo(before);
    }

    @Test
    void takesAddressesInUnicode() throws Exception {
        assertThat(outlook("/autodiscover/autodiscover.xml", question("mara@bücher.example", OUTLOOK))
                        .body())
                .contains("<LoginName>mara@xn--bcher-kva.example</LoginName>");
        assertThat(Browser.of(host)
                        .get("/mail/config-v1.1.xml?emailaddress=x%40b%C3%BCcher.example")
                        .body())
                .contains("<domain>xn--bcher-kva.example</domain>", "bücher.example");
    }

    @Test
    void refusesOtherSchemasAndWhatIsNoQuestion() throws Exception {
        String sync = "http://schemas.microsoft.com/exchange/autodiscover/mobilesync/responseschema/2006";

        assertThat(outlook("/autodiscover/autodiscover.xml", question("mara@example.com", sync))
                        .body())
                .contains("<ErrorCode>601</ErrorCode>");
        assertThat(outlook("/autodiscover/autodiscover.xml", "").body()).contains("<ErrorCode>600</ErrorCode>");
        assertThat(outlook("/autodiscover/autodiscover.xml", "<Autodiscover><Request>")
                        .body())
                .contains("<ErrorCode>600</ErrorCode>");
        assertThat(outlook("/autodiscover/autodiscover.xml", question("a<b@example.com", OUTLOOK))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void readsNoEntitiesAndFetchesNothing() throws Exception {
        String file = "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><r><EMailAddress>&x;@example.com"
                + "</EMailAddress></r>";
        String bomb = "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
                + "<r><EMailAddress>&b;@example.com</EMailAddress></r>";

        for (String document : new String[] {file, bomb}) {
            assertThat(outlook("/autodiscover/autodiscover.xml", document).body())
                    .contains("<ErrorCode>600</ErrorCode>")
                    .doesNotContain("mail.host.example");
        }
    }

    @Test
    void sendsOutlookToHttps() {
        Answer plain = Browser.of(host)
                .with("X-Forwarded-Host", "autodiscover.example.com")
                .get("/autodiscover/autodiscover.xml");
        Answer secure = Browser.of(host).with("X-Forwarded-Proto", "https").get("/autodiscover/autodiscover.xml");

        assertThat(plain.status()).isEqualTo(302);
        assertThat(plain.location()).isEqualTo("https://autodiscover.example.com/autodiscover/autodiscover.xml");
        assertThat(secure.body()).contains("<ErrorCode>600</ErrorCode>");
    }

    @Test
    void givesAppleAProfileWithoutPassword() throws Exception {
        Answer profile = Browser.of(host).get("/mail/apple.mobileconfig?emailaddress=Mara%40example.com");

        assertThat(profile.status()).isEqualTo(200);
        assertThat(profile.header("Content-Type")).contains("application/x-apple-aspen-config");
        assertThat(profile.header("Content-Disposition").orElse("")).contains("example.com.mobileconfig");
        String flat = xml(profile.body()).getDocumentElement().getTextContent().replaceAll("\\s", "");
        assertThat(flat)
                .contains("IncomingMailServerPortNumber993", "OutgoingMailServerPortNumber465")
                .contains("IncomingMailServerUsernamemara@example.com", "com.apple.mail.managed")
                .doesNotContain("IncomingPassword" + PASSWORD);
        assertThat(Browser.of(host)
                        .get("/mail/apple.mobileconfig?emailaddress=mara%40example.com")
                        .body())
                .isEqualTo(profile.body());
    }

    @Test
    void limitsHowOftenANetworkAsks() {
        Browser stranger = Browser.of(host);
        for (int i = 0; i < 60; i++) {
            stranger.get("/mail/config-v1.1.xml?emailaddress=x%40example.com");
        }

        Answer refused = stranger.get("/mail/config-v1.1.xml?emailaddress=x%40example.com");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isPresent();
        clock.pass(Duration.ofMinutes(1));
        assertThat(stranger.get("/mail/config-v1.1.xml?emailaddress=x%40example.com")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void showsCodesThatPhonesReadAndThatHoldNoPassword() throws Exception {
        Browser secure =
                Browser.of(host).with("X-Forwarded-Proto", "https").with("X-Forwarded-Host", "panel.example.com");
        secure.signIn("admin", Browser.PASSWORD);
        String created = secure.post("/domains/example.com/mailboxes", Map.of("username", "mara", "password", PASSWORD))
                .body();
        String later = secure.get("/domains/example.com/mailboxes/mara/setup").body();

        assertThat(created).contains(PASSWORD);
        assertThat(later).doesNotContain(PASSWORD);
        for (String page : new String[] {created, later}) {
            assertThat(scan(page, "Code for iPhone and iPad"))
                    .isEqualTo("https://panel.example.com/mail/apple.mobileconfig?emailaddress=mara%40example.com");
            assertThat(scan(page, "Code for Thunderbird on Android"))
                    .isEqualTo(
                            "[1,[1,1],[0,\"mail.host.example\",993,3,1,\"mara@example.com\"],"
                                    + "[[[0,\"mail.host.example\",465,3,1,\"mara@example.com\"],[\"mara@example.com\",\"mara\"]]]]");
        }
    }

    private HttpResponse<String> outlook(String path, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(host.uri().resolve(path))
                                .header("Content-Type", "text/xml; charset=utf-8")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static String question(String address, String schema) {
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?><Autodiscover xmlns=\"http://schemas.microsoft.com/exchange/"
                + "autodiscover/outlook/requestschema/2006\"><Request><EMailAddress>"
                + address.replace("<", "&lt;")
                + "</EMailAddress><AcceptableResponseSchema>"
                + schema
                + "</AcceptableResponseSchema></Request></Autodiscover>";
    }

    private static Document xml(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Reads the drawing as a camera would: every module as a block of pixels. */
    private static String scan(String page, String label) throws Exception {
        Matcher svg = Pattern.compile("viewBox=\"-4 -4 ([0-9]+) [0-9]+\" role=\"img\" aria-label=\"" + label
                        + "\"[^>]*><path d=\"([^\"]*)\"")
                .matcher(page);
        assertThat(svg.find()).isTrue();
        int side = Integer.parseInt(svg.group(1));
        int zoom = 4;
        int[] pixels = new int[side * zoom * side * zoom];
        java.util.Arrays.fill(pixels, 0xffffff);
        Matcher run = Pattern.compile("M([0-9]+) ([0-9]+)h([0-9]+)v1h-[0-9]+z").matcher(svg.group(2));
        while (run.find()) {
            int x = (Integer.parseInt(run.group(1)) + 4) * zoom;
            int y = (Integer.parseInt(run.group(2)) + 4) * zoom;
            int length = Integer.parseInt(run.group(3)) * zoom;
            for (int row = y; row < y + zoom; row++) {
                java.util.Arrays.fill(pixels, row * side * zoom + x, row * side * zoom + x + length, 0);
            }
        }
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side * zoom, side * zoom, pixels))))
                .getText();
    }
}

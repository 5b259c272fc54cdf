package org.mailhelm.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageMarkupTest {
    private static final String HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>";
    private static final List<String> REFERENCES = List.of(
            "aria-describedby",
            "aria-labelledby",
            "aria-controls",
            "for",
            "data-for",
            "data-reveal",
            "data-rules",
            "data-generate",
            "data-copy-from");

    static Stream<String> names() {
        return new Samples("").pages().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void escapesHostileTextEverywhere(String name) {
        Document page = page(name, HOSTILE);

        assertThat(page.select("img")).isEmpty();
        assertThat(page.select("script").stream().filter(script -> script.html().contains("alert")))
                .isEmpty();
        assertThat(page.text()).doesNotContain("&lt;script&gt;");
        assertThat(attributes(page)).noneMatch(attribute -> attribute.getKey().equals("onerror"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void hasNothingThatTheContentSecurityPolicyWouldBlock(String name) {
        Document page = page(name, "");

        assertThat(attributes(page).map(Attribute::getKey))
                .noneMatch(key -> key.equals("style") || key.startsWith("on") || key.startsWith("hx-on"));
        assertThat(page.select("style")).isEmpty();
        assertThat(page.select("script:not([src])"))
                .allMatch(script -> script.attr("nonce").equals("bm9uY2U"));
        assertThat(page.select("[href^=javascript]")).isEmpty();
        assertThat(page.select("script[src], link[rel=stylesheet]"))
                .allMatch(element -> (element.attr("src") + element.attr("href")).startsWith("/assets/"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void refersOnlyToIdsThatExistOnce(String name) {
        Document page = page(name, "");
        List<String> ids = page.select("[id]").eachAttr("id");

        assertThat(ids).doesNotHaveDuplicates();
        for (String reference : REFERENCES) {
            for (Element element : page.select("[" + reference + "]")) {
                assertThat(ids)
                        .as("%s of %s", reference, element.cssSelector())
                        .containsAll(
                                Arrays.asList(element.attr(reference).trim().split("\\s+")));
            }
        }
        assertThat(ids).contains("main");
    }

    @ParameterizedTest
    @MethodSource("names")
    void postsEveryFormWithTheTokenAndToOneOfOurPages(String name) {
        Document page = page(name, "");

        assertThat(page.select("form[method=post]")).allSatisfy(form -> {
            assertThat(form.select("input[name=csrf_token]").attr("value")).isEqualTo("token");
            assertThat(form.attr("action")).startsWith("/");
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void namesEveryControl(String name) {
        Document page = page(name, "");
        Set<String> labelled = page.select("label[for]").stream()
                .map(label -> label.attr("for"))
                .collect(Collectors.toSet());

        assertThat(page.select("input:not([type=hidden]), select, textarea").stream())
                .allMatch(control -> labelled.contains(control.id())
                        || control.hasAttr("aria-label")
                        || control.hasAttr("aria-labelledby")
                        || control.closest("label") != null);
        assertThat(page.select("button, summary, a").stream())
                .allMatch(button -> !button.text().isBlank()
                        || button.hasAttr("aria-label")
                        || button.id().equals("ask-yes"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void drawsOnlyShapesOfTheSprite(String name) {
        Document sprite = Jsoup.parse(
                new String(Assets.content("icons.svg").orElseThrow(), java.nio.charset.StandardCharsets.UTF_8));
        List<String> shapes = sprite.select("symbol").eachAttr("id");

        assertThat(page(name, "").select("use").stream()
                        .map(use -> use.attr("href").replaceAll(".*#", ""))
                        .distinct())
                .isSubsetOf(shapes);
    }

    private static Document page(String name, String spice) {
        Samples samples = new Samples(spice);
        Map<String, Page> pages = samples.pages();
        return Jsoup.parse(Templates.render(
                java.util.Objects.requireNonNull(pages.get(name)),
                samples.shell(Look.DEVICE, !Templates.outside(name))));
    }

    private static Stream<Attribute> attributes(Document page) {
        return page.getAllElements().stream().flatMap(element -> element.attributes().asList().stream());
    }
}

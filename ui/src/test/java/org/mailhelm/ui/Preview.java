package org.mailhelm.ui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Writes every sample page to a folder that can be opened without a server, once light and once dark. Run it with
 * {@code mvn -pl ui test -Dtest=PreviewTest}; it writes to {@code ui/target/preview}.
 */
final class Preview {
    private Preview() {}

    static void write(Path folder) throws IOException {
        Path assets = Files.createDirectories(folder.resolve("assets"));
        for (String name : Assets.NAMES) {
            Files.write(assets.resolve(name), Assets.content(name).orElseThrow());
        }
        Samples samples = new Samples("");
        for (String mode : List.of("light", "dark")) {
            Look look = new Look(mode, "emerald", "emerald-light", "device", "dense");
            for (Map.Entry<String, Page> entry : samples.pages().entrySet()) {
                String html =
                        Templates.render(entry.getValue(), samples.shell(look, !Templates.outside(entry.getKey())));
                Files.writeString(
                        folder.resolve(entry.getKey() + "-" + mode + ".html"),
                        html.replace("/assets/" + Assets.version() + "/", "assets/"),
                        StandardCharsets.UTF_8);
            }
        }
    }
}

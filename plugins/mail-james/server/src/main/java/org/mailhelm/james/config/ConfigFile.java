package org.mailhelm.james.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.mailhelm.james.limit.AddressRange;

/** Reads the properties file that the supervisor writes. A wrong value ends the start; nothing is silently replaced. */
public final class ConfigFile {
    /**
     * LEGACY and the keywords are what James' SQL needs of H2. WRITE_DELAY=0 because mail that was answered with 250
     * must survive a kill. RETENTION_TIME keeps the file from growing to many times its content.
     */
    private static final String H2_OPTIONS = ";DB_CLOSE_ON_EXIT=FALSE;MODE=LEGACY;NON_KEYWORDS=VALUE,USER,DAY"
            + ";WRITE_DELAY=0;RETENTION_TIME=1000;CACHE_SIZE=16384";

    private final Properties values = new Properties();
    private final Path home;

    private ConfigFile(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            values.load(reader);
        }
        home = Path.of(required("home")).toAbsolutePath();
    }

    public static ServerConfig read(Path file) throws IOException {
        return new ConfigFile(file).config();
    }

    private ServerConfig config() {
        return new ServerConfig(
                home,
                required("name"),
                text("bind", "127.0.0.1"),
                new ServerConfig.Ports(
                        number("port.smtp", 2525),
                        number("port.submission", 2587),
                        number("port.submissions", 2465),
                        number("port.imap", 2143),
                        number("port.imaps", 2993),
                        number("port.pop3s", 0),
                        number("port.admin", 8100)),
                new ServerConfig.ServerKey(Path.of(required("tls.keystore")), required("tls.password")),
                database(),
                limits(),
                smarthost(),
                Path.of(required("dkim.directory")),
                Path.of(required("admin.token.file")),
                Path.of(text("log.file", home.resolve("log/mail.log").toString())),
                text("log.level", "INFO"),
                number("delivery.threads", 4));
    }

    private ServerConfig.Database database() {
        String url = text("database.url", "");
        if (url.isEmpty()) {
            return new ServerConfig.Database("jdbc:h2:file:" + home.resolve("var/store/mail") + H2_OPTIONS, "sa", "");
        }
        return new ServerConfig.Database(url, text("database.user", ""), text("database.password", ""));
    }

    private Limits limits() {
        return new Limits(
                number("limit.message.bytes", 52_428_800),
                number("limit.recipients", 100),
                number("limit.messages.day", 1000),
                number("limit.smtp.connections", 100),
                number("limit.imap.connections", 200),
                new Limits.PerAddress(
                        number("limit.address.concurrent", 20),
                        number("limit.address.connections", 60),
                        number("limit.address.messages", 60),
                        number("limit.address.recipients", 200),
                        Duration.ofSeconds(number("limit.address.seconds", 60)),
                        number("limit.signin.failures", 5),
                        Duration.ofSeconds(number("limit.signin.lockout.seconds", 600)),
                        exempt(),
                        number("limit.address.tracked", 10_000)));
    }

    private List<AddressRange> exempt() {
        return Arrays.stream(text("limit.exempt", "127.0.0.1,::1").split(","))
                .map(String::strip)
                .filter(range -> !range.isEmpty())
                .map(AddressRange::parse)
                .toList();
    }

    private Optional<ServerConfig.Smarthost> smarthost() {
        String host = text("smarthost.host", "");
        if (host.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ServerConfig.Smarthost(
                host, number("smarthost.port", 587), text("smarthost.user", ""), text("smarthost.password", "")));
    }

    private String required(String key) {
        String value = text(key, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the server configuration has no value for " + key);
        }
        return value;
    }

    private String text(String key, String otherwise) {
        return values.getProperty(key, otherwise).strip();
    }

    private int number(String key, int otherwise) {
        String value = text(key, Integer.toString(otherwise));
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the server configuration needs a number for " + key, e);
        }
    }
}

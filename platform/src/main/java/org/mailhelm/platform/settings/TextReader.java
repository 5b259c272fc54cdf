package org.mailhelm.platform.settings;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.HostAndPort;
import org.mailhelm.api.Secret;

/** Turns a text into a value of a component's type, or says what is wrong with it. */
final class TextReader {

    private static final int LONGEST = 20_000;

    private TextReader() {}

    static Object read(SettingField field, Class<?> type, String text) {
        if (text.length() > Math.min(LONGEST, field.type() == SettingType.TEXT ? field.max() : LONGEST)) {
            throw new InvalidText("Enter at most "
                    + Math.min(LONGEST, field.type() == SettingType.TEXT ? field.max() : LONGEST) + " characters.");
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
            throw new InvalidText("This holds characters that can't be typed.");
        }
        return switch (field.type()) {
            case SECRET -> Secret.of(text);
            case FLAG -> flag(text);
            case NUMBER -> number(field, type, text);
            case DURATION -> duration(field, text);
            case URI -> uri(text);
            case HOST_AND_PORT -> hostAndPort(text);
            case DOMAIN -> domain(text);
            case CHOICE -> choice(type, text);
            case LIST -> list(text);
            case TEXT -> text;
        };
    }

    static List<String> list(String text) {
        return Arrays.stream(text.split("[,\\n]"))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static Boolean flag(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "on" -> Boolean.TRUE;
            case "false", "0", "no", "off" -> Boolean.FALSE;
            default -> throw new InvalidText("Enter true or false.");
        };
    }

    private static Object number(SettingField field, Class<?> type, String text) {
        boolean small = type == int.class || type == Integer.class;
        long min = Math.max(field.min(), small ? Integer.MIN_VALUE : Long.MIN_VALUE);
        long max = Math.min(field.max(), small ? Integer.MAX_VALUE : Long.MAX_VALUE);
        try {
            long number = Long.parseLong(text.strip());
            if (number >= min && number <= max) {
                return small ? (Object) (int) number : (Object) number;
            }
        } catch (NumberFormatException e) {
            // Told below, as a number out of bounds.
        }
        throw new InvalidText("Enter a whole number" + bounds(field.min(), field.max(), "") + ".");
    }

    private static String bounds(long min, long max, String unit) {
        boolean from = min != Long.MIN_VALUE;
        boolean to = max != Long.MAX_VALUE;
        if (from && to) {
            return " from " + min + " to " + max + unit;
        }
        if (from) {
            return " of at least " + min + unit;
        }
        return to ? " of at most " + max + unit : "";
    }

    private static Duration duration(SettingField field, String text) {
        Duration duration = Durations.parse(text);
        if (duration.toSeconds() < field.min() || duration.toSeconds() > field.max()) {
            throw new InvalidText("Enter a length of time" + bounds(field.min(), field.max(), " seconds") + ".");
        }
        return duration;
    }

    private static URI uri(String text) {
        try {
            URI uri = new URI(text.strip());
            if (uri.isAbsolute() && !uri.isOpaque() && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Told below, as an address that isn't whole.
        }
        throw new InvalidText("Enter a whole address, as in https://host.example.");
    }

    private static HostAndPort hostAndPort(String text) {
        try {
            return HostAndPort.parse(text.strip());
        } catch (IllegalArgumentException e) {
            String port = text.substring(text.lastIndexOf(':') + 1);
            throw new InvalidText(
                    text.indexOf(':') > 0 && port.matches("-?[0-9]+")
                            ? "A port is a number from 1 to 65535."
                            : "Enter a host and a port, as in host.example:8080.");
        }
    }

    private static DomainName domain(String text) {
        try {
            String ascii = IDN.toASCII(text.strip());
            return new DomainName(ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii);
        } catch (IllegalArgumentException e) {
            throw new InvalidText("Enter a domain name, as in example.com.");
        }
    }

    private static Object choice(Class<?> type, String text) {
        String wanted = text.strip().replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> (Enum<?>) constant)
                .filter(constant -> constant.name().equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new InvalidText("Choose one of "
                        + String.join(
                                ", ",
                                Arrays.stream(type.getEnumConstants())
                                        .map(constant ->
                                                ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                                        .toList())
                        + "."));
    }
}

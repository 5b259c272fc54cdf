package org.mailhelm.platform.mail;

import com.ibm.icu.text.IDNA;
import java.util.regex.Pattern;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;

/**
 * Domain names as people write and read them, by UTS 46. Not {@code java.net.IDN}: its IDNA 2003 takes {@code faß.example}
 * for {@code fass.example}, which is somebody else's domain.
 */
public final class DomainText {

    private static final String FIELD = "domain";
    private static final int LONGEST = 253;
    private static final Pattern PLAIN =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

    private DomainText() {}

    /**
     * The name that somebody wrote.
     *
     * @throws Failure.InvalidInput with field {@code domain} when it is none
     */
    public static DomainName read(String text) {
        if (text.isBlank()) {
            throw refused("Enter a domain, as in example.com.");
        }
        // Longer than any name can be written; the limit proper is checked on the wire form.
        if (text.length() > 4 * LONGEST) {
            throw refused("A domain has at most " + LONGEST + " characters.");
        }
        if (text.codePoints().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            throw refused("A domain has no spaces or line breaks.");
        }
        String ascii = ascii(text);
        if (ascii.length() > LONGEST) {
            throw refused("A domain has at most " + LONGEST + " characters.");
        }
        if (ascii.indexOf('.') < 0) {
            throw refused("The domain needs its ending too, as in example.com.");
        }
        return DomainName.parse(ascii)
                .filter(name -> PLAIN.matcher(name.value()).matches())
                .orElseThrow(() -> refused("This is not a domain. Write it as in example.com: letters, digits and "
                        + "hyphens, its parts with dots between them."));
    }

    /** The name for people: {@code bücher.example} for {@code xn--bcher-kva.example}. */
    public static String show(DomainName name) {
        String wire = name.value();
        if (!wire.contains("xn--")) {
            return wire;
        }
        IDNA.Info found = new IDNA.Info();
        StringBuilder shown = Icu.RULES.nameToUnicode(wire, new StringBuilder(), found);
        return found.hasErrors() ? wire : shown.toString();
    }

    private static String ascii(String text) {
        if (text.chars().allMatch(c -> c < 0x80)
                && !text.toLowerCase(java.util.Locale.ROOT).contains("xn--")) {
            return text;
        }
        IDNA.Info found = new IDNA.Info();
        StringBuilder wire = Icu.RULES.nameToASCII(text, new StringBuilder(), found);
        if (found.hasErrors()) {
            throw refused("This is not a domain: it holds a character that names can't have.");
        }
        return wire.toString();
    }

    private static Failure.InvalidInput refused(String message) {
        return new Failure.InvalidInput(FIELD, message);
    }

    /** Loads ICU's tables when the first name needs them, which on most installations is never. */
    private static final class Icu {
        static final IDNA RULES = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
                | IDNA.NONTRANSITIONAL_TO_UNICODE
                | IDNA.USE_STD3_RULES
                | IDNA.CHECK_BIDI
                | IDNA.CHECK_CONTEXTJ);
    }
}

package org.mailhelm.platform.access.password;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** Passwords of eight characters and more that every guessing list starts with. */
final class CommonPasswords {

    private CommonPasswords() {}

    static boolean contains(String lowerCased) {
        return All.PASSWORDS.contains(lowerCased);
    }

    /** Read when first asked for, so that the start doesn't wait for it. */
    private static final class All {
        static final Set<String> PASSWORDS = read();

        private static Set<String> read() {
            try (InputStream in = CommonPasswords.class.getResourceAsStream("common-passwords.txt")) {
                if (in == null) {
                    throw new IllegalStateException("The platform jar lacks common-passwords.txt; build it again.");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .collect(Collectors.toUnmodifiableSet());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

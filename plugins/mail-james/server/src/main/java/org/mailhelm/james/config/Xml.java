package org.mailhelm.james.config;

/** Escaping for the configuration files; their values come from settings. */
final class Xml {
    private Xml() {}

    static String text(String value) {
        StringBuilder escaped = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                // commons-configuration splits and interpolates; no legitimate value has these
                case '$', ',' -> throw new IllegalArgumentException("not allowed in a configuration value: " + c);
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}

package org.mailhelm.ui;

import java.util.List;

/**
 * How a visitor wants pages to look. Kept in a cookie, because the sign-in page has to know it too.
 *
 * @param mode {@code device}, {@code light} or {@code dark}
 * @param dark theme used when dark
 * @param light theme used when light
 * @param contrast follows the device, or high ({@code more})
 * @param density {@code dense} or {@code comfortable}
 */
public record Look(String mode, String dark, String light, String contrast, String density) {
    public static final String COOKIE = "mailhelm_look";
    public static final List<String> MODES = List.of("device", "light", "dark");
    public static final List<String> DARK =
            List.of("emerald", "indigo", "crimson", "amber", "amethyst", "cyberpunk", "rainbow");
    public static final List<String> LIGHT =
            List.of("emerald-light", "indigo-light", "slate-light", "rose-light", "rainbow-light");
    public static final List<String> CONTRASTS = List.of("device", "more");
    public static final List<String> DENSITIES = List.of("dense", "comfortable");

    // After the lists, because its constructor reads them.
    public static final Look DEVICE = new Look("device", "emerald", "emerald-light", "device", "dense");

    /** Unknown values fall back to those of {@link #DEVICE}, so a cookie or form needs no checks before. */
    public Look {
        mode = known(MODES, mode);
        dark = known(DARK, dark);
        light = known(LIGHT, light);
        contrast = known(CONTRASTS, contrast);
        density = known(DENSITIES, density);
    }

    public static Look parse(String cookie) {
        String[] parts = cookie.split("\\.", -1);
        return parts.length == 5 ? new Look(parts[0], parts[1], parts[2], parts[3], parts[4]) : DEVICE;
    }

    public String cookie() {
        return String.join(".", mode, dark, light, contrast, density);
    }

    /** The theme the server can decide; empty when the device decides. */
    public String theme() {
        return switch (mode) {
            case "light" -> light;
            case "dark" -> dark;
            default -> "";
        };
    }

    /** True when the device decides between themes that the style sheet does not choose by itself. */
    public boolean needsScript() {
        return theme().isEmpty() && !(dark.equals(DEVICE.dark) && light.equals(DEVICE.light));
    }

    public boolean flags() {
        return theme().startsWith("rainbow");
    }

    /** Name of a theme for people: {@code indigo-light} is "Indigo light". */
    public static String name(String theme) {
        return Character.toUpperCase(theme.charAt(0)) + theme.substring(1).replace('-', ' ');
    }

    private static String known(List<String> choices, String value) {
        return choices.contains(value) ? value : choices.get(0);
    }
}

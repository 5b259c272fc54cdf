package org.mailhelm.ui;

/** Who looks at the page. */
public record Viewer(String name, String role) {}

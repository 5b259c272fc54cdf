package org.mailhelm.ui.part;

/** Something to copy: a short label and the exact text. */
public record Copyable(String label, String text) {}

package org.mailhelm.ui.part;

/** One option of a select or a row of tabs. */
public record Choice(String value, String label) {}

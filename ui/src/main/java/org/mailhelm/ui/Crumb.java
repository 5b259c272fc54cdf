package org.mailhelm.ui;

/** One step of the breadcrumbs. */
public record Crumb(String label, String href) {}

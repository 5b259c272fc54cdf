package org.mailhelm.ui;

import java.util.OptionalLong;

/** One entry of the sidebar; also a target of the palette. {@code icon} is a symbol of {@code icons.svg} without {@code i-}. */
public record NavItem(String label, String href, String icon, OptionalLong count) {}

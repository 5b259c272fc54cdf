package org.mailhelm.ui.mail;

import java.util.OptionalLong;

/**
 * A tab of a domain beside its overview and mailboxes.
 *
 * @param key what a page gives to {@link DomainHead#tabs} when the tab is its own
 * @param count of what is behind it; empty when it isn't known
 */
public record DomainTab(String key, String label, String href, OptionalLong count) {}

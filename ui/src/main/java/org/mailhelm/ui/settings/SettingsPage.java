package org.mailhelm.ui.settings;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.connection.ConnectionPage;
import org.mailhelm.ui.part.Copyable;
import org.mailhelm.ui.part.Link;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.Tab;

/**
 * A section of the settings. Posts as {@link ConnectionPage} does: every setting under its name with the same prefix, and
 * {@code do} with {@code save} or {@code test}, or {@code clear} with the name of a setting whose stored value is to be
 * forgotten.
 *
 * @param page part of the address, as in {@code sso}
 * @param writable whether the visitor may change anything
 * @param error concerns the form as a whole
 * @param test what a test brought to light, step by step
 * @param facts what a test saw, by name
 * @param links what else there is to do
 * @param copies what somebody has to enter elsewhere
 */
public record SettingsPage(
        String page,
        String heading,
        String summary,
        List<Tab> tabs,
        List<ConnectionPage.Group> groups,
        boolean writable,
        Optional<String> error,
        Optional<ConnectionPage.Test> test,
        List<Fact> facts,
        List<Link> links,
        List<Copyable> copies,
        Optional<Note> note)
        implements Page {
    public SettingsPage {
        tabs = List.copyOf(tabs);
        groups = List.copyOf(groups);
        facts = List.copyOf(facts);
        links = List.copyOf(links);
        copies = List.copyOf(copies);
    }

    /** Something that was seen. */
    public record Fact(String name, String text) {}

    public String address() {
        return Addresses.settings(page, "");
    }

    public long invalid() {
        return groups.stream()
                .flatMap(group -> group.fields().stream())
                .filter(field -> field.error().isPresent())
                .count();
    }

    @Override
    public String template() {
        return "settings/settings.jte";
    }

    @Override
    public String title() {
        return heading;
    }

    @Override
    public String section() {
        return Addresses.settings("sso", "");
    }
}

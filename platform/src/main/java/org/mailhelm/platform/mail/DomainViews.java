package org.mailhelm.platform.mail;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.part.Confirm;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.State;

/** What pages say when a domain is added or its mail is switched. */
final class DomainViews {

    private DomainViews() {}

    /** The question before the mail of a domain is switched. */
    static Confirm hosting(String domain, boolean on) {
        return on
                ? Confirm.simple(
                        "Switch on mail for " + domain + "?",
                        "The mail host takes mail for it again, and its mailboxes can send.",
                        "Switch mail on")
                : new Confirm(
                        "Switch off mail for " + domain + "?",
                        "The mail host stops to take mail for it until you switch it on again. Nothing is deleted.",
                        List.of(
                                "Mail from others is refused or goes where other records of the domain lead.",
                                "Other domains of the same mail host send to it over the internet."),
                        "Switch mail off",
                        Optional.empty());
    }

    static Note off(String domain) {
        return Note.of(
                State.OFF,
                "Mail for " + domain + " is switched off",
                "Its mailboxes are kept, but no mail arrives. Switch it on in the menu of this page.");
    }
}

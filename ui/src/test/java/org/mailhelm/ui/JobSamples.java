package org.mailhelm.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailhelm.ui.job.JobPage;
import org.mailhelm.ui.job.JobsPage;
import org.mailhelm.ui.mail.BulkPage;
import org.mailhelm.ui.mail.DomainHead;
import org.mailhelm.ui.mail.ImportPage;
import org.mailhelm.ui.mail.ResetPage;
import org.mailhelm.ui.part.Form;
import org.mailhelm.ui.part.Listing;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.State;
import org.mailhelm.ui.part.Status;
import org.mailhelm.ui.part.Step;

/** Jobs, and the pages that start one, of the samples. */
final class JobSamples {
    private static final String ID = "5f0c1a2e-1111-4222-8333-abcdefabcdef";

    private final String spice;

    JobSamples(String spice) {
        this.spice = spice;
    }

    Map<String, Page> pages() {
        DomainHead head = new DomainHead("harbour-press.example" + spice, OptionalLong.of(42), true);
        Map<String, Page> pages = new LinkedHashMap<>();
        pages.put("08-job", job(new Status(State.BUSY, "running", false), true, Optional.empty()));
        pages.put(
                "08-job-stopped",
                job(
                        new Status(State.OFF, "stopped", false),
                        false,
                        Optional.of(Note.of(State.WARN, "The mail host refuses the key." + spice, "Mend it."))));
        pages.put(
                "08-jobs",
                new JobsPage(
                        Listing.whole("/jobs", "", 1),
                        List.of(new JobsPage.Row(
                                ID,
                                "Import 236 mailboxes" + spice,
                                new Status(State.BUSY, "running", false),
                                163,
                                236,
                                "158 created, 3 skipped, 2 failed, 73 to go",
                                "3 Mar 2026, 10:04 UTC by Ines Falk" + spice))));
        pages.put("08-jobs-empty", new JobsPage(Listing.whole("/jobs", "", 0), List.of()));
        pages.put(
                "06-import",
                new ImportPage(
                        Optional.of(head),
                        Form.of(Map.of("generate", "true")).withError("csv", "The file is empty." + spice),
                        Optional.empty()));
        pages.put("06-import-preview", new ImportPage(Optional.of(head), Form.empty(), Optional.of(preview())));
        pages.put(
                "06-bulk-quota",
                new BulkPage(
                        head,
                        "quota",
                        "Quota of 2 mailboxes",
                        "Change 2 mailboxes",
                        List.of("anna" + spice, "bert"),
                        ID,
                        Form.of(Map.of("quota", "5", "quota.unit", "GB")).withError("quota", "Too much." + spice),
                        "At most 10 GB." + spice,
                        Optional.empty()));
        pages.put(
                "06-bulk-delete",
                new BulkPage(
                        head,
                        "delete",
                        "Delete 2 mailboxes",
                        "Delete 2 mailboxes",
                        List.of("anna" + spice, "bert"),
                        ID,
                        Form.empty().withError("confirm", "Type delete 2 to go on."),
                        "",
                        Optional.of("delete 2")));
        pages.put(
                "06-bulk-reset",
                new BulkPage(
                        head,
                        "reset",
                        "New password of 2 mailboxes",
                        "Send 2 links",
                        List.of("anna" + spice, "bert"),
                        ID,
                        Form.empty().withError("select", "Outgoing mail isn't set up." + spice),
                        "Each gets a mail." + spice,
                        Optional.empty()));
        pages.put("06-reset-code", ResetPage.asking(Form.empty().withError("token", "Too old." + spice)));
        pages.put(
                "06-reset-password",
                ResetPage.choosing("code" + spice, "anna@quay.example" + spice, List.of(), Form.empty()));
        pages.put("06-reset-done", ResetPage.done("anna@quay.example" + spice));
        return pages;
    }

    private ImportPage.Preview preview() {
        return new ImportPage.Preview(
                "line,username\n2,anna" + spice,
                ID,
                "staff.csv" + spice,
                3,
                1,
                1,
                List.of("shoe size" + spice),
                List.of(
                        new ImportPage.Row(
                                3,
                                "b..b" + spice,
                                "",
                                new Status(State.BAD, "The name may hold letters and digits." + spice, false)),
                        new ImportPage.Row(
                                4, "there", "1 GB", new Status(State.IDLE, "The mailbox is there already.", false)),
                        new ImportPage.Row(2, "anna", "1 GB", new Status(State.OK, "Ready", false))));
    }

    private JobPage job(Status state, boolean active, Optional<Note> note) {
        return new JobPage(
                ID,
                "Import 236 mailboxes" + spice,
                "Started 3 Mar 2026, 10:04 UTC by Ines Falk from staff-2026.csv." + spice,
                "Mailbox",
                new JobPage.Progress(state, 236, 158, 3, 2, "created"),
                active ? "about 6 min left" : "",
                List.of(
                        new Step(State.OK, "Check and store every row", "", "236 rows"),
                        new Step(
                                active ? State.BUSY : State.OFF,
                                "Work through the rows",
                                "8:12",
                                "one after the other" + spice),
                        new Step(active ? State.WAIT : State.OK, "Keep the results", "", "")),
                note,
                active ? "Created mailboxes stay. The other rows can be resumed for 7 days." : "",
                new Listing("/jobs/" + ID, "", "", false, 1, 50, 236, 236),
                false,
                List.of(
                        new JobPage.Row(
                                118,
                                "r.okafor@harbour-press.example" + spice,
                                new Status(State.BAD, "Refused: the name is reserved for a forwarder" + spice, false)),
                        new JobPage.Row(163, "t.moreau@harbour-press.example", new Status(State.OK, "Created", false)),
                        new JobPage.Row(
                                159,
                                "test@harbour-press.example",
                                new Status(State.IDLE, "Skipped: it is there already", false)),
                        new JobPage.Row(
                                164, "u.vance@harbour-press.example", new Status(State.BUSY, "under way", false))),
                new JobPage.Acts(active, active, !active),
                2);
    }
}

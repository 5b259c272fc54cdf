package org.mailhelm.ui.job;

import java.util.List;
import java.util.Optional;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Crumb;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Listing;
import org.mailhelm.ui.part.Note;
import org.mailhelm.ui.part.Status;
import org.mailhelm.ui.part.Step;

/**
 * One job. Posts nothing but the token to {@code /jobs/{id}/cancel}, and {@code failed} ({@code true} to try failed items
 * again too) to {@code /jobs/{id}/resume}. The rows can be narrowed by {@code ?state=failed}.
 *
 * @param intro who started it, when, from what
 * @param subject head of the column of what items are about
 * @param left an estimate of the time to go; may be empty
 * @param whenStopped what stays when it is stopped
 * @param retryable how many failed items can be tried again
 */
public record JobPage(
        String id,
        String title,
        String intro,
        String subject,
        Progress progress,
        String left,
        List<Step> steps,
        Optional<Note> note,
        String whenStopped,
        Listing list,
        boolean failedOnly,
        List<Row> rows,
        Acts acts,
        long retryable)
        implements Page {
    public JobPage {
        steps = List.copyOf(steps);
        rows = List.copyOf(rows);
    }

    /** How far it is: the state, the numbers, and what an item is after it is done, as in "created". */
    public record Progress(Status state, int total, int done, int skipped, int failed, String doneWord) {
        public int processed() {
            return done + skipped + failed;
        }
    }

    /** What can be done with it now. */
    public record Acts(boolean active, boolean stop, boolean resume) {}

    /** One item. */
    public record Row(int line, String subject, Status result) {}

    public String filtered(String state) {
        return state.isEmpty() ? Addresses.job(id) : Addresses.job(id) + "?state=" + Addresses.query(state);
    }

    @Override
    public String template() {
        return "job/job.jte";
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb("Jobs", Addresses.jobs()));
    }

    @Override
    public String section() {
        return Addresses.jobs();
    }
}

package org.mailhelm.ui.job;

import java.util.List;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.part.Listing;
import org.mailhelm.ui.part.Status;

/** The jobs, the last started first. */
public record JobsPage(Listing list, List<Row> rows) implements Page {
    public JobsPage {
        rows = List.copyOf(rows);
    }

    /**
     * One job.
     *
     * @param numbers such as "158 created, 2 failed"
     * @param started when and by whom
     */
    public record Row(
            String id, String title, Status state, int processed, int total, String numbers, String started) {}

    @Override
    public String template() {
        return "job/jobs.jte";
    }

    @Override
    public String title() {
        return "Jobs";
    }

    @Override
    public String section() {
        return Addresses.jobs();
    }
}

package org.mailhelm.platform.job;

import io.micronaut.data.model.Pageable;
import jakarta.inject.Singleton;
import java.util.List;
import org.mailhelm.ui.job.JobsPage;

/** The jobs that were started last, for the start page of administrators. */
@Singleton
public class RecentJobs {

    private final JobStore store;
    private final JobViews views;

    RecentJobs(JobStore store, JobViews views) {
        this.store = store;
        this.views = views;
    }

    public List<JobsPage.Row> latest(int most) {
        return store.page(Pageable.from(0, most)).getContent().stream()
                .map(views::row)
                .toList();
    }
}

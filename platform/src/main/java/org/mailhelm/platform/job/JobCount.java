package org.mailhelm.platform.job;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.mailhelm.platform.right.Rights;
import org.mailhelm.platform.web.RunningJobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many jobs there are to do, from memory: a few seconds old, and asked for each page. */
@Singleton
class JobCount implements RunningJobs {

    private static final Logger LOG = LoggerFactory.getLogger(JobCount.class);

    private final JobStore store;
    private volatile int active;

    JobCount(JobStore store) {
        this.store = store;
    }

    @Override
    public int count(HttpRequest<?> request) {
        return Rights.of(request).administrator() ? active : 0;
    }

    @Scheduled(fixedDelay = "3s", initialDelay = "1s")
    void look() {
        try {
            active = (int) store.countActive();
        } catch (DataAccessException e) {
            LOG.debug("The running jobs can't be counted now", e);
        }
    }
}

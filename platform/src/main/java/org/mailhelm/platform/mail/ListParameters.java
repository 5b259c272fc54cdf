package org.mailhelm.platform.mail;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.web.Envelope;
import org.mailhelm.ui.part.Listing;

/** Which part of a list a script wants; without {@code page} and {@code size} all of it. */
@Introspected
record ListParameters(
        @QueryValue @Nullable @Schema(description = "What the address contains")
        String q,

        @QueryValue @Nullable @Schema(allowableValues = {"name", "domain", "storage", "full", "sent"})
        String sort,

        @QueryValue @Nullable @Schema(allowableValues = {"asc", "desc"})
        String dir,

        @QueryValue @Nullable @Schema(allowableValues = {"full", "suspended"})
        String show,

        @QueryValue @Nullable @Schema(description = "From 1", minimum = "1")
        Integer page,

        @QueryValue
        @Nullable
        @Schema(description = "Entries of a page, 100 unless told", minimum = "1", maximum = "1000")
        Integer size) {

    static final String TOTAL = "X-Total-Count";

    private static final int USUAL = 100;
    private static final int LARGEST = 1000;

    ListQuery query(List<String> sorts) {
        String wanted = Objects.requireNonNullElse(sort, sorts.get(0));
        if (!sorts.contains(wanted)) {
            throw refused("sort", "Sort by one of " + String.join(", ", sorts) + ".");
        }
        String direction = Objects.requireNonNullElse(dir, "asc");
        if (!direction.equals("asc") && !direction.equals("desc")) {
            throw refused("dir", "dir is asc or desc.");
        }
        Optional<ListFilter> filter = Optional.ofNullable(show)
                .map(key -> ListFilter.of(key).orElseThrow(() -> refused("show", "show is full or suspended.")));
        return new ListQuery(
                Objects.requireNonNullElse(q, ""), wanted, direction.equals("desc"), 1, Listing.SIZES.get(0), filter);
    }

    int most() {
        if (page == null && size == null) {
            return Integer.MAX_VALUE;
        }
        int most = size == null ? USUAL : size;
        if (most < 1 || most > LARGEST) {
            throw refused("size", "A page holds 1 to " + LARGEST + " entries.");
        }
        return most;
    }

    long offset() {
        int number = page == null ? 1 : page;
        if (number < 1) {
            throw refused("page", "Pages are counted from 1.");
        }
        return page == null && size == null ? 0 : (number - 1L) * most();
    }

    HttpResponse<Envelope<List<MailboxJson>>> answer(MailboxSearch.Found found, Map<String, String> recovery) {
        return HttpResponse.ok(Envelope.of(found.rows().stream()
                        .map(row -> MailboxJson.of(row.mailbox(), Optional.ofNullable(recovery.get(row.address()))))
                        .toList()))
                .header(TOTAL, Long.toString(found.total()));
    }

    private static Failure.InvalidInput refused(String field, String message) {
        return new Failure.InvalidInput(field, message);
    }
}

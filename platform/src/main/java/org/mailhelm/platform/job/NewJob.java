package org.mailhelm.platform.job;

import java.util.List;
import java.util.Optional;
import org.mailhelm.api.Secret;

/**
 * A job to start.
 *
 * @param kind id of a {@link JobKind}
 * @param title for people, as in {@code Import 236 mailboxes}
 * @param source where its items come from, as in the name of a file; may be empty
 * @param parameters what the kind needs to know, as JSON; never a secret
 */
public record NewJob(String kind, String title, String source, String parameters, List<Item> items) {

    /** Copies the list. */
    public NewJob {
        items = List.copyOf(items);
    }

    /**
     * One item.
     *
     * @param line where it stands in the file it comes from, or its place
     * @param subject what it is about, as in a mail address
     * @param data what else the kind needs to know of it, as JSON; never a secret
     * @param secret kept sealed until the item is done
     * @param already what is known to become of it: it is only listed
     */
    public record Item(int line, String subject, String data, Optional<Secret> secret, Optional<Outcome> already) {

        /** An item without a secret. */
        public static Item of(int line, String subject) {
            return new Item(line, subject, "{}", Optional.empty(), Optional.empty());
        }
    }
}

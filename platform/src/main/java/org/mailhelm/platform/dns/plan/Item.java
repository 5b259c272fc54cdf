package org.mailhelm.platform.dns.plan;

import java.util.List;
import java.util.Optional;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.mail.RequiredRecord.Necessity;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;

/**
 * One line of a plan: what happens for one purpose at one name.
 *
 * @param id names it within the plan, and stays the same when the plan is made again
 * @param topic what it is about; empty for what is nobody's wish
 * @param was the values there that it concerns
 * @param becomes the values after it
 * @param ours whether we wrote what is there
 * @param note what people should know of it; may be empty
 * @param edits what it does; empty when nothing
 * @param claims what is ours after it
 */
public record Item(
        String id,
        Op op,
        Optional<Topic> topic,
        Necessity necessity,
        String name,
        RecordType type,
        List<String> was,
        List<String> becomes,
        boolean ours,
        String note,
        List<Edit> edits,
        List<Owned> claims) {

    /** Keeps copies. */
    public Item {
        was = List.copyOf(was);
        becomes = List.copyOf(becomes);
        edits = List.copyOf(edits);
        claims = List.copyOf(claims);
    }

    Item noting(String words) {
        return new Item(
                id,
                op,
                topic,
                necessity,
                name,
                type,
                was,
                becomes,
                ours,
                note.isEmpty() ? words : note + " " + words,
                edits,
                claims);
    }
}

package org.mailhelm.platform.dns.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailhelm.api.DomainName;
import org.mailhelm.platform.dns.desired.DesiredRecord;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;

/**
 * A domain to check.
 *
 * @param desired what DNS shall hold for it
 * @param served whether a mail host serves it; before that, nobody knows what most records must say
 * @param mail whether its mail is switched on
 * @param ownServer the name that our own mail server says hello with, when it is the domain's server
 */
public record Subject(
        DomainName domain, List<DesiredRecord> desired, boolean served, boolean mail, Optional<String> ownServer) {

    /** Keeps a copy. */
    public Subject {
        desired = List.copyOf(desired);
    }

    Stream<DesiredRecord> about(Topic topic) {
        return desired.stream().filter(record -> record.topic() == topic);
    }

    Optional<DesiredRecord> first(Topic topic) {
        return about(topic).findFirst();
    }

    boolean wants(Topic topic) {
        return first(topic).isPresent();
    }
}

package org.mailhelm.platform.dns.plan;

import org.mailhelm.api.dns.RecordType;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;

/**
 * A value that Mailhelm wrote.
 *
 * @param wanted what was wanted then
 * @param written what was written for it: the same, or merged into what was there
 */
public record Owned(Topic topic, String name, RecordType type, String wanted, String written) {

    boolean of(Topic other, String otherName, RecordType otherType) {
        return topic == other && name.equals(otherName) && type.equals(otherType);
    }
}

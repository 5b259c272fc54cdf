package org.mailhelm.plugin.dns.rfc2136;

import org.mailhelm.api.dns.RecordChange;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.api.dns.ZoneFileForm;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * Which set.
 *
 * @param name its name
 * @param type its type
 */
record Key(String name, RecordType type) {

    static Key of(Record record) {
        return new Key(
                ZoneFileForm.undotted(record.getName().toString()), new RecordType(Type.string(record.getType())));
    }

    static Key of(RecordChange change) {
        return new Key(change.name(), change.type());
    }

    Key of(RecordType other) {
        return new Key(name, other);
    }
}

package org.mailhelm.platform.access.factor;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** Something handed out that must come back. */
@MappedEntity("access_ceremony")
record Ceremony(@Id String binding, String content, long expires) {

    /** Without what was handed out, so that no log ever holds it. */
    @Override
    public String toString() {
        return "Ceremony[" + binding + "]";
    }
}

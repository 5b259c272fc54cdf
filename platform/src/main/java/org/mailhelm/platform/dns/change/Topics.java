package org.mailhelm.platform.dns.change;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.dns.desired.DesiredRecord.Topic;

/** What records are about, in the words of scripts. */
public final class Topics {

    private Topics() {}

    /** As scripts write it: {@code mail} for the mail host's name. */
    public static String word(Topic topic) {
        return topic == Topic.MAIL_HOST ? "mail" : topic.name().toLowerCase(Locale.ROOT);
    }

    /**
     * The topics that words name.
     *
     * @throws Failure.InvalidInput with field {@code records} when one names none
     */
    public static Set<Topic> read(List<String> words) {
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        for (String word : words) {
            String plain = word.strip().toLowerCase(Locale.ROOT);
            topics.add(Arrays.stream(Topic.values())
                    .filter(topic -> word(topic).equals(plain))
                    .findFirst()
                    .orElseThrow(() -> new Failure.InvalidInput(
                            "records",
                            "There are no records “" + word + "”. These are there: "
                                    + Arrays.stream(Topic.values())
                                            .map(Topics::word)
                                            .collect(Collectors.joining(", "))
                                    + ".")));
        }
        return topics;
    }
}

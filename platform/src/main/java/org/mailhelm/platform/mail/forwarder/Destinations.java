package org.mailhelm.platform.mail.forwarder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.Forwarder;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.platform.mail.DomainText;

/** Where people may let mail go. */
final class Destinations {

    static final String FIELD = "destinations";

    /** A list of more people than this is a mailing list, which a forwarder is a poor one of. */
    static final int MOST = 100;

    private static final int LONGEST_LOCAL_PART = 64;
    private static final int SHOWN = 80;
    // Not all that RFC 5322 allows: a pipe, a slash or a colon in front are commands to some mail servers.
    private static final Pattern LOCAL_PART = Pattern.compile("[a-z0-9_%+=&'~-]+(?:\\.[a-z0-9_%+=&'~-]+)*");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;]+");

    private Destinations() {}

    /** Addresses as people write several: in lines, or with commas between them. */
    static List<String> split(String text) {
        return BETWEEN.splitAsStream(text).filter(part -> !part.isEmpty()).toList();
    }

    /**
     * What somebody wrote, checked.
     *
     * @param from the address that is forwarded
     * @param special whether the mail host understands {@code :fail:} and {@code :blackhole:}
     */
    static List<String> read(List<String> written, MailAddress from, boolean special) {
        if (written.isEmpty()) {
            throw refused("Enter where the mail shall go.");
        }
        if (written.size() > MOST) {
            throw refused("A forwarder has at most " + MOST + " destinations; these are " + written.size() + ".");
        }
        List<String> read = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (String one : written) {
            String destination = one(one, special);
            if (!known.add(destination)) {
                throw refused(destination + " stands there twice.");
            }
            if (destination.equals(from.toString())) {
                throw refused("The address can't be forwarded to itself: its mail would go round in circles.");
            }
            read.add(destination);
        }
        if (read.size() > 1 && read.stream().anyMatch(Destinations::isSpecial)) {
            throw refused("Refusing or throwing away leaves nothing to forward: " + Forwarder.FAIL + " and "
                    + Forwarder.DISCARD + " stand alone.");
        }
        return read;
    }

    /** Refuses a forwarder through which mail would come back, by way of others of its domain. */
    static void refuseCircle(Forwarder wanted, List<Forwarder> others) {
        Map<String, Forwarder> byAddress = new HashMap<>();
        others.forEach(forwarder -> byAddress.put(forwarder.address().toString(), forwarder));
        byAddress.put(wanted.address().toString(), wanted);
        List<String> way = new ArrayList<>();
        if (comesBack(wanted.address().toString(), wanted.address().toString(), byAddress, new HashSet<>(), way)) {
            throw refused(
                    "Mail would go round in circles: " + wanted.address() + " → " + String.join(" → ", way) + ".");
        }
    }

    static boolean isSpecial(String destination) {
        return destination.equals(Forwarder.FAIL) || destination.equals(Forwarder.DISCARD);
    }

    /**
     * A mail address anywhere, in the form that goes over the wire.
     *
     * @throws Failure.InvalidInput with the field
     */
    static String address(String written, String field) {
        String text = written.strip();
        int at = text.lastIndexOf('@');
        if (at > 0 && at <= LONGEST_LOCAL_PART) {
            String local = text.substring(0, at).toLowerCase(Locale.ROOT);
            if (LOCAL_PART.matcher(local).matches()) {
                try {
                    return local + "@" + DomainText.read(text.substring(at + 1));
                } catch (Failure.InvalidInput e) {
                    throw new Failure.InvalidInput(field, "“" + shown(text) + "” is not a mail address. " + e.reason());
                }
            }
        }
        throw new Failure.InvalidInput(
                field, "“" + shown(text) + "” is not a mail address. Write it as in mara@example.com.");
    }

    private static String one(String written, boolean special) {
        String text = written.strip().toLowerCase(Locale.ROOT);
        if (!isSpecial(text)) {
            return address(written, FIELD);
        }
        if (!special) {
            throw refused("This mail host doesn't know " + text + ". Enter mail addresses.");
        }
        return text;
    }

    private static boolean comesBack(
            String from, String to, Map<String, Forwarder> all, Set<String> visited, List<String> way) {
        Forwarder forwarder = all.get(from);
        if (forwarder == null || !visited.add(from)) {
            return false;
        }
        for (String next : forwarder.destinations()) {
            way.add(next);
            if (next.equals(to) || comesBack(next, to, all, visited, way)) {
                return true;
            }
            way.remove(way.size() - 1);
        }
        return false;
    }

    private static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    private static Failure.InvalidInput refused(String message) {
        return new Failure.InvalidInput(FIELD, message);
    }
}

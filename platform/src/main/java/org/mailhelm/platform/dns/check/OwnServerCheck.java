package org.mailhelm.platform.dns.check;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.dns.RecordType;
import org.mailhelm.platform.dns.lookup.Answer;
import org.mailhelm.platform.dns.lookup.Question;
import org.mailhelm.platform.dns.lookup.Sighting;
import org.xbill.DNS.ReverseMap;

/** Whether the addresses of our own mail server have the name that it says hello with (RFC 1912, section 2.1). */
final class OwnServerCheck {

    private static final String WHY =
            "Many servers refuse mail from an address whose name doesn't lead back to it, or isn't the one in HELO.";

    private OwnServerCheck() {}

    static Optional<Finding> check(Subject subject, Answers answers) {
        return subject.ownServer().map(name -> check(name, answers));
    }

    private static Finding check(String hello, Answers answers) {
        Finding about = Finding.about("ptr", "Name of the mail server (PTR)", hello, WHY)
                .expected(List.of(hello));
        List<String> addresses = new ArrayList<>();
        for (RecordType type : List.of(RecordType.A, RecordType.AAAA)) {
            Answer answer = answers.of(hello, type).answer();
            if (answer instanceof Answer.Unknown unknown) {
                return about.unknown(unknown.detail());
            }
            addresses.addAll(answer.values());
        }
        if (addresses.isEmpty()) {
            return about.fail("The name that the mail server says hello with has no address.");
        }
        List<String> evidence = new ArrayList<>();
        Finding worst = about.pass("Each address has the server's name, and the name leads back to it.");
        for (String address : addresses) {
            Finding one = address(about, hello, address, evidence, answers);
            if (one.verdict() == Verdict.FAIL || worst.verdict() == Verdict.PASS) {
                worst = one.verdict() == Verdict.PASS ? worst : one;
            }
        }
        return worst.found(evidence);
    }

    private static Finding address(
            Finding about, String hello, String address, List<String> evidence, Answers answers) {
        InetAddress number;
        try {
            number = InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address record holds an address", e);
        }
        if (number.isLoopbackAddress() || number.isSiteLocalAddress() || number.isLinkLocalAddress()) {
            evidence.add(address);
            return about.warn(
                    address + " is a private address: other servers see another one, which is not known here.");
        }
        Sighting seen = answers.of(ReverseMap.fromAddress(number).toString(true), Question.PTR);
        evidence.add(address + " → " + (seen.values().isEmpty() ? "no name" : String.join(", ", seen.values())));
        if (seen.answer() instanceof Answer.Unknown unknown) {
            return about.unknown(unknown.detail());
        }
        if (seen.values().isEmpty()) {
            return about.fail(address + " has no name. Whoever gave you the address sets it.");
        }
        if (seen.values().contains(hello)) {
            return about.pass("");
        }
        boolean back = seen.values().stream()
                .anyMatch(name -> answers.of(name, number.getAddress().length == 4 ? RecordType.A : RecordType.AAAA)
                        .values()
                        .contains(address));
        return back
                ? about.warn(address + " is called " + seen.values().get(0) + ", but the mail server says hello as "
                        + hello + ".")
                : about.fail(address + " is called " + seen.values().get(0) + ", which doesn't lead back to it.");
    }
}

package org.mailhelm.platform.dns.lookup;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailhelm.platform.dns.lookup.Answer.Absent;
import org.mailhelm.platform.dns.lookup.Answer.Cause;
import org.mailhelm.platform.dns.lookup.Answer.Found;
import org.mailhelm.platform.dns.lookup.Answer.Reason;
import org.mailhelm.platform.dns.lookup.Answer.Unknown;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Reads what a server sent, taking nothing that it wasn't asked for. */
final class Reading {

    private static final int MOST_ALIASES = 8;
    private static final Set<Integer> BOGUS = Set.of(
            ExtendedErrorCodeOption.DNSSEC_BOGUS,
            ExtendedErrorCodeOption.SIGNATURE_EXPIRED,
            ExtendedErrorCodeOption.SIGNATURE_NOT_YET_VALID,
            ExtendedErrorCodeOption.DNSKEY_MISSING,
            ExtendedErrorCodeOption.RRSIGS_MISSING,
            ExtendedErrorCodeOption.NSEC_MISSING);

    private Reading() {}

    /** What a message comes to. */
    sealed interface Read {}

    /** An answer. */
    record Done(Answer answer) implements Read {}

    /** The name leads to another one, about which the message says nothing. */
    record Alias(List<String> aliases, Duration ttl) implements Read {}

    /** Other servers speak for the name. */
    record Referral(String zone) implements Read {}

    static Read of(Question question, Message message, String server) {
        int code = message.getRcode();
        if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
            return new Done(failure(message, server));
        }
        Map<String, Record> aliases = new HashMap<>();
        int type = type(question);
        for (Record record : message.getSection(Section.ANSWER)) {
            if (record instanceof CNAMERecord) {
                aliases.put(text(record.getName()), record);
            }
        }
        String name = question.name();
        List<String> chain = new ArrayList<>();
        long ttl = Long.MAX_VALUE;
        while (type != Type.CNAME && aliases.get(name) instanceof CNAMERecord alias) {
            ttl = Math.min(ttl, alias.getTTL());
            name = text(alias.getTarget());
            if (chain.contains(name) || name.equals(question.name()) || chain.size() >= MOST_ALIASES) {
                return new Done(new Unknown(Cause.LOOP, question.name() + " leads in a circle."));
            }
            chain.add(name);
        }
        List<String> values = new ArrayList<>();
        for (Record record : message.getSection(Section.ANSWER)) {
            if (record.getType() == type && text(record.getName()).equals(name)) {
                ttl = Math.min(ttl, record.getTTL());
                values.add(value(record));
            }
        }
        if (!values.isEmpty()) {
            boolean authentic = message.getHeader().getFlag(Flags.AD);
            return new Done(new Found(values, Duration.ofSeconds(ttl), chain, authentic));
        }
        return empty(message, question, name, chain, ttl, server);
    }

    private static Read empty(
            Message message, Question question, String name, List<String> chain, long ttl, String server) {
        Optional<SOARecord> soa = message.getSection(Section.AUTHORITY).stream()
                .filter(SOARecord.class::isInstance)
                .map(SOARecord.class::cast)
                .findFirst();
        if (message.getRcode() == Rcode.NXDOMAIN) {
            return new Done(new Absent(Reason.NO_SUCH_NAME, negative(soa), chain));
        }
        boolean recursive =
                message.getHeader().getFlag(Flags.RA) && message.getHeader().getFlag(Flags.RD);
        if (!chain.isEmpty() && !recursive && soa.isEmpty()) {
            return new Alias(chain, Duration.ofSeconds(ttl));
        }
        if (message.getHeader().getFlag(Flags.AA) || soa.isPresent() || recursive) {
            return new Done(new Absent(Reason.NO_SUCH_TYPE, negative(soa), chain));
        }
        return message.getSection(Section.AUTHORITY).stream()
                .filter(NSRecord.class::isInstance)
                .map(record -> text(record.getName()))
                .filter(zone -> name.equals(zone) || name.endsWith("." + zone))
                .findFirst()
                .<Read>map(Referral::new)
                .orElseGet(() -> new Done(new Unknown(
                        Cause.LAME, server + " doesn't know " + question.name() + ", though it is said to.")));
    }

    private static Answer failure(Message message, String server) {
        int code = message.getRcode();
        if (code == Rcode.SERVFAIL) {
            Optional<ExtendedErrorCodeOption> bogus = extended(message);
            return bogus.<Answer>map(why -> new Unknown(
                            Cause.BOGUS,
                            server + " says that the signatures are wrong: "
                                    + ExtendedErrorCodeOption.text(why.getErrorCode())))
                    .orElseGet(() -> new Unknown(Cause.SERVER_FAILURE, server + " couldn't find out (SERVFAIL)."));
        }
        return code == Rcode.REFUSED
                ? new Unknown(Cause.REFUSED, server + " refuses to answer.")
                : new Unknown(Cause.MALFORMED, server + " answered with " + Rcode.string(code) + ".");
    }

    private static Optional<ExtendedErrorCodeOption> extended(Message message) {
        if (message.getOPT() == null) {
            return Optional.empty();
        }
        for (EDNSOption option : message.getOPT().getOptions()) {
            if (option instanceof ExtendedErrorCodeOption error && BOGUS.contains(error.getErrorCode())) {
                return Optional.of(error);
            }
        }
        return Optional.empty();
    }

    private static Duration negative(Optional<SOARecord> soa) {
        return soa.map(record -> Duration.ofSeconds(Math.min(record.getTTL(), record.getMinimum())))
                .orElse(Duration.ZERO);
    }

    static int type(Question question) {
        return Type.value(question.type().name());
    }

    static String text(Name name) {
        return name.toString(true).toLowerCase(Locale.ROOT);
    }

    private static String value(Record record) {
        if (record instanceof MXRecord mx) {
            return mx.getPriority() + " " + target(mx.getTarget());
        }
        if (record instanceof TXTRecord txt) {
            return joined(txt);
        }
        if (record instanceof CNAMERecord alias) {
            return text(alias.getTarget());
        }
        if (record instanceof NSRecord server) {
            return text(server.getTarget());
        }
        if (record instanceof PTRRecord pointer) {
            return text(pointer.getTarget());
        }
        if (record instanceof SRVRecord srv) {
            return srv.getPriority() + " " + srv.getWeight() + " " + srv.getPort() + " " + target(srv.getTarget());
        }
        if (record instanceof ARecord a) {
            return address(a.getAddress());
        }
        return record instanceof AAAARecord a ? address(a.getAddress()) : record.rdataToString();
    }

    /** The root keeps its dot: a server of that name is none. */
    private static String target(Name name) {
        return name.equals(Name.root) ? "." : text(name);
    }

    private static String address(InetAddress address) {
        return address.getHostAddress();
    }

    private static String joined(TXTRecord record) {
        int length = 0;
        List<byte[]> parts = record.getStringsAsByteArrays();
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        parts.forEach(bytes::put);
        bytes.flip();
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException e) {
            return StandardCharsets.ISO_8859_1.decode(bytes).toString();
        }
    }
}

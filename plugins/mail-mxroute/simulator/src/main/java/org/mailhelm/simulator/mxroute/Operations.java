package org.mailhelm.simulator.mxroute;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What each call does to the account. */
final class Operations {

    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])");
    private static final Pattern USER = Pattern.compile("[a-z0-9][a-z0-9._+-]{0,63}");
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern ENTRY = Pattern.compile("[^\\s/]{1,254}");
    private static final Pattern STRICT_PROVIDER =
            Pattern.compile("(?:gmail|googlemail|yahoo|ymail|aol|hotmail|outlook|live)\\.[a-z.]+");
    private static final int MOST_SENT = 9600;

    private final String server;

    Operations(String server) {
        this.server = server;
    }

    Reply verificationKey(Account account) {
        String key = account.verificationKey();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("key", key);
        data.put("record", Map.of("type", "TXT", "name", key, "value", "domain-verified"));
        data.put("description", "Publish this TXT record before you add the domain");
        return Reply.data(data);
    }

    Reply addDomain(Account account, Body body) {
        String name = name(body.needed("domain"), "domain");
        account.add(name);
        return Reply.created(Map.of("domain", name, "ssl_enabled", false));
    }

    Reply deleteDomain(Account account, String name) {
        account.held().remove(account.existing(name).name);
        return Reply.gone();
    }

    Reply mailStatus(Domain domain, Body body) {
        domain.mailHosting =
                body.flag("enabled").orElseThrow(() -> Refusal.validation("enabled", "enabled is required"));
        return Reply.done();
    }

    Reply addPointer(Account account, Domain domain, Body body) {
        String pointer = name(body.needed("pointer"), "pointer");
        boolean alias = body.flag("alias").orElse(true);
        if (account.held().containsKey(pointer)
                || account.held().values().stream().anyMatch(each -> each.pointers.containsKey(pointer))) {
            throw Refusal.conflict("Pointer already exists");
        }
        domain.pointers.put(pointer, alias);
        return Reply.created(Map.of("pointer", pointer, "type", alias ? "alias" : "redirect", "target", domain.name));
    }

    Reply deletePointer(Domain domain, String pointer) {
        if (domain.pointers.remove(pointer) == null) {
            throw Refusal.notFound("Pointer not found");
        }
        return Reply.gone();
    }

    Reply addMailbox(Account account, Domain domain, Body body) {
        Mailbox mailbox = new Mailbox(
                user(body.needed("username"), "username"),
                password(body.needed("password")),
                body.number("quota", 0, Integer.MAX_VALUE).orElse(1024),
                0,
                body.number("limit", 0, MOST_SENT).orElse(MOST_SENT),
                0,
                false);
        account.add(domain, mailbox);
        return Reply.created(mailbox.json(domain.name));
    }

    Reply changeMailbox(Domain domain, String user, Body body) {
        Mailbox old = domain.mailbox(user);
        Mailbox changed = new Mailbox(
                old.user(),
                body.text("password").map(Operations::password).orElse(old.password()),
                body.number("quota", 0, Integer.MAX_VALUE).orElse(old.quota()),
                old.usage(),
                body.number("limit", 0, MOST_SENT).orElse(old.limit()),
                old.sent(),
                old.suspended());
        domain.mailboxes.put(user, changed);
        return Reply.done();
    }

    Reply deleteMailbox(Domain domain, String user) {
        domain.mailboxes.remove(domain.mailbox(user).user());
        return Reply.gone();
    }

    Reply addForwarder(Domain domain, Body body) {
        String alias = user(body.needed("alias"), "alias");
        List<String> destinations = body.texts("destinations");
        for (String destination : destinations) {
            boolean special = destination.equals(":blackhole:") || destination.equals(":fail:");
            if (!special && !ADDRESS.matcher(destination).matches()) {
                throw Refusal.validation("destinations", "Invalid destination");
            }
        }
        domain.refuseUsed(alias);
        domain.forwarders.put(alias, List.copyOf(destinations));
        domain.expertSpamFiltering |= destinations.stream()
                .map(destination -> destination.substring(destination.lastIndexOf('@') + 1))
                .anyMatch(host -> STRICT_PROVIDER.matcher(host).matches());
        return Reply.created(Map.of("alias", alias, "email", alias + "@" + domain.name, "destinations", destinations));
    }

    Reply deleteForwarder(Domain domain, String alias) {
        if (domain.forwarders.remove(alias) == null) {
            throw Refusal.notFound("Forwarder not found");
        }
        return Reply.gone();
    }

    Reply changeScore(Domain domain, Body body) {
        domain.highScore = body.number("high_score", 1, 50)
                .orElseThrow(() -> Refusal.validation("high_score", "high_score is required"));
        return Reply.done();
    }

    Reply addEntry(Domain domain, String list, Body body) {
        String entry = body.needed("entry");
        if (!ENTRY.matcher(entry).matches()) {
            throw Refusal.validation("entry", "Invalid entry");
        }
        if (domain.list(list).contains(entry)) {
            throw Refusal.conflict("Entry already exists");
        }
        domain.list(list).add(entry);
        return Reply.created(Map.of("entry", entry));
    }

    Reply deleteEntry(Domain domain, String list, String entry) {
        if (!domain.list(list).remove(entry)) {
            throw Refusal.notFound("Entry not found");
        }
        return Reply.gone();
    }

    Reply changeCatchAll(Domain domain, Body body) {
        String type = body.needed("type");
        if (!type.matches("fail|blackhole|address")) {
            throw Refusal.validation("type", "type must be one of fail, blackhole, address");
        }
        Optional<String> address = Optional.empty();
        if (type.equals("address")) {
            address = Optional.of(body.needed("address"));
            if (!ADDRESS.matcher(address.get()).matches()) {
                throw Refusal.validation("address", "Invalid email address");
            }
        }
        domain.catchAllType = type;
        domain.catchAllAddress = address;
        return Reply.done();
    }

    Reply dns(Account account, Domain domain) {
        int dot = server.indexOf('.');
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(
                "mx_records",
                List.of(
                        Map.of("priority", 10, "hostname", server, "description", "Primary"),
                        Map.of(
                                "priority",
                                20,
                                "hostname",
                                server.substring(0, dot) + "-relay" + server.substring(dot),
                                "description",
                                "Backup")));
        data.put("spf", Map.of("type", "TXT", "name", "@", "value", "v=spf1 include:mxroute.com -all"));
        data.put(
                "dkim",
                Map.of(
                        "type",
                        "TXT",
                        "name",
                        "x._domainkey",
                        "value",
                        "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKB" + Math.abs(domain.name.hashCode())));
        data.put(
                "verification",
                Map.of(
                        "type",
                        "TXT",
                        "name",
                        account.verificationKey(),
                        "value",
                        "domain-verified",
                        "description",
                        "Proves that the domain is yours"));
        return Reply.data(data);
    }

    private static String name(String text, String field) {
        String name = text.toLowerCase(Locale.ROOT);
        if (name.length() > 253 || !DOMAIN.matcher(name).matches()) {
            throw Refusal.validation(field, "Invalid domain format");
        }
        return name;
    }

    private static String user(String text, String field) {
        String user = text.toLowerCase(Locale.ROOT);
        if (!USER.matcher(user).matches()) {
            throw Refusal.validation(field, "Invalid " + field);
        }
        return user;
    }

    private static String password(String password) {
        boolean good = password.length() >= 8
                && password.chars().anyMatch(Character::isUpperCase)
                && password.chars().anyMatch(Character::isLowerCase)
                && password.chars().anyMatch(Character::isDigit);
        if (!good) {
            throw Refusal.validation(
                    "password", "Password needs 8 characters, with upper case, lower case and a digit");
        }
        return password;
    }
}

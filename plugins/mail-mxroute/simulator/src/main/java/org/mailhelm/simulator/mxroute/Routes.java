package org.mailhelm.simulator.mxroute;

import java.time.Instant;
import java.util.List;

/** Which call is meant. */
final class Routes {

    private final Operations operations;
    private final String user;

    Routes(SimulatorOptions options) {
        this.operations = new Operations(options.server());
        this.user = options.user();
    }

    Reply answer(Account account, String method, List<String> path, Body body, Instant now) {
        switch (path.get(0)) {
            case "domains":
                return path.size() == 1
                        ? domains(account, method, body)
                        : domain(account, method, path.get(1), path.subList(2, path.size()), body);
            case "verification-key":
                return only("GET", method, path.size() == 1, () -> operations.verificationKey(account));
            case "quota":
                return only(
                        "GET",
                        method,
                        path.size() == 1 || path.equals(List.of("quota", "email")),
                        () -> path.size() == 1
                                ? Quotas.account(account, user, now)
                                : Quotas.mailboxes(account, user, now));
            case "reseller":
                throw Refusal.forbidden("Requires reseller privileges");
            default:
                throw unknown();
        }
    }

    private Reply domains(Account account, String method, Body body) {
        return switch (method) {
            case "GET" -> Reply.data(List.copyOf(account.held().keySet()));
            case "POST" -> operations.addDomain(account, body);
            default -> throw unknown();
        };
    }

    private Reply domain(Account account, String method, String name, List<String> path, Body body) {
        Domain domain = account.existing(name);
        if (path.isEmpty()) {
            return switch (method) {
                case "GET" -> Reply.data(domain.json(account.showsPointersAsObject()));
                case "DELETE" -> operations.deleteDomain(account, name);
                default -> throw unknown();
            };
        }
        String call = method + " " + path.get(0) + (path.size() > 1 ? "/…" : "");
        String last = path.get(path.size() - 1);
        if (path.get(0).equals("spam") && path.size() > 1) {
            return spam(method, domain, path.subList(1, path.size()), body);
        }
        if (path.size() > 2) {
            throw unknown();
        }
        return switch (call) {
            case "PATCH mail-status" -> operations.mailStatus(domain, body);
            case "GET pointers" -> Reply.data(domain.pointersJson());
            case "POST pointers" -> operations.addPointer(account, domain, body);
            case "DELETE pointers/…" -> operations.deletePointer(domain, last);
            case "GET email-accounts" ->
                Reply.data(domain.mailboxes.values().stream()
                        .map(mailbox -> mailbox.json(domain.name))
                        .toList());
            case "POST email-accounts" -> operations.addMailbox(account, domain, body);
            case "GET email-accounts/…" -> Reply.data(domain.mailbox(last).json(domain.name));
            case "PATCH email-accounts/…" -> operations.changeMailbox(domain, last, body);
            case "DELETE email-accounts/…" -> operations.deleteMailbox(domain, last);
            case "GET forwarders" -> Reply.data(domain.forwardersJson());
            case "POST forwarders" -> operations.addForwarder(domain, body);
            case "DELETE forwarders/…" -> operations.deleteForwarder(domain, last);
            case "GET dns" -> operations.dns(account, domain);
            case "GET catch-all" -> Reply.data(domain.catchAllJson());
            case "PATCH catch-all" -> operations.changeCatchAll(domain, body);
            default -> throw unknown();
        };
    }

    private Reply spam(String method, Domain domain, List<String> path, Body body) {
        String list = path.get(0);
        if (list.equals("settings") && path.size() == 1) {
            return switch (method) {
                case "GET" -> Reply.data(java.util.Map.of("high_score", domain.highScore));
                case "PATCH" -> operations.changeScore(domain, body);
                default -> throw unknown();
            };
        }
        if (!list.matches("whitelist|blacklist") || path.size() > 2) {
            throw unknown();
        }
        if (path.size() == 2) {
            return only("DELETE", method, true, () -> operations.deleteEntry(domain, list, path.get(1)));
        }
        return switch (method) {
            case "GET" -> Reply.data(List.copyOf(domain.list(list)));
            case "POST" -> operations.addEntry(domain, list, body);
            default -> throw unknown();
        };
    }

    private static Reply only(
            String wanted, String method, boolean path, java.util.function.Supplier<Reply> operation) {
        if (!method.equals(wanted) || !path) {
            throw unknown();
        }
        return operation.get();
    }

    private static Refusal unknown() {
        return Refusal.notFound("Endpoint not found");
    }
}

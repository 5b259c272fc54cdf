package org.mailhelm.plugin.mail.james;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.RestClient;
import org.mailhelm.api.RestRequest;
import org.mailhelm.api.RestResponse;
import org.mailhelm.api.Secret;
import org.mailhelm.api.mail.ByteSize;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.Quota;

/**
 * James' administration over HTTP. The same for a James on this machine and one elsewhere: which of them, and whether
 * it can be reached right now, is the supplier's business.
 *
 * @see <a href="https://james.apache.org/server/manage-webadmin.html">WebAdmin</a>
 */
final class WebAdmin {
    private final Supplier<RestClient> client;

    WebAdmin(Supplier<RestClient> client) {
        this.client = client;
    }

    /** What a mailbox holds and may hold. */
    record Usage(String username, Detail detail) {
        record Detail(Occupation occupation, Limits computed) {}

        record Occupation(long size) {}

        /** James writes null for no limit. */
        record Limits(@Nullable Long size) {}

        /** Empty for a name that is no address in our sense; others may have made it. */
        Optional<MailAddress> address() {
            return WebAdmin.address(username);
        }

        ByteSize used() {
            return new ByteSize(Math.max(0, detail.occupation().size()));
        }

        Quota quota() {
            return new Quota(Optional.ofNullable(detail.computed().size())
                    .filter(size -> size >= 0)
                    .map(ByteSize::new));
        }
    }

    /** What our parts keep of a mailbox. */
    record Account(String address, boolean suspended, int sendLimit, int sentToday) {}

    /** Where mail for {@code source} goes. */
    record Mapping(String source, String type, String target) {
        /** Empty as for {@link Usage#address()}. */
        Optional<MailAddress> sourceAddress() {
            return WebAdmin.address(source);
        }

        boolean isAddress() {
            return type.toLowerCase(Locale.ROOT).equals("address");
        }

        boolean isDomainAlias() {
            return type.toLowerCase(Locale.ROOT).equals("domainalias");
        }
    }

    private record QueueSize(long size) {}

    private record Password(String password) {}

    /** Also finds out whether it is a WebAdmin at all that answers. */
    void ping() {
        domains();
    }

    List<DomainName> domains() {
        // "localhost" is there, because James insists on a default domain; it is no domain name in our sense
        return client.get().get("/domains").asList(String.class).stream()
                .flatMap(name -> DomainName.parse(name).stream())
                .toList();
    }

    boolean hasDomain(DomainName domain) {
        return found(call("GET", "/domains/{domain}", domain.value()).exchange());
    }

    void addDomain(DomainName domain) {
        call("PUT", "/domains/{domain}", domain.value()).json(Map.of()).send();
    }

    void removeDomain(DomainName domain) {
        call("DELETE", "/domains/{domain}", domain.value()).send();
    }

    List<Usage> usages(DomainName domain) {
        return client.get().get("/quota/users").query("domain", domain.value()).asList(Usage.class);
    }

    /** Of all mailboxes there are. */
    List<Usage> usages() {
        return client.get().get("/quota/users").asList(Usage.class);
    }

    Usage usage(MailAddress user) {
        return new Usage(
                user.toString(),
                client.get().get("/quota/users/{user}", user.toString()).as(Usage.Detail.class));
    }

    boolean hasUser(MailAddress user) {
        return found(call("HEAD", "/users/{user}", user.toString()).exchange());
    }

    /** Creates the user, or sets the password of the one that is there. */
    void putUser(MailAddress user, Secret password) {
        call("PUT", "/users/{user}", user.toString())
                .query("force", "")
                .json(new Password(password.reveal()))
                .send();
    }

    void removeUser(MailAddress user) {
        call("DELETE", "/users/{user}", user.toString()).send();
    }

    /** Deletes all mail of a user who may be gone already. */
    void removeMail(MailAddress user) {
        call("DELETE", "/users/{user}/mailboxes", user.toString())
                .query("force", "")
                .send();
    }

    void putQuota(MailAddress user, Quota quota) {
        if (quota.limit().isPresent()) {
            call("PUT", "/quota/users/{user}/size", user.toString())
                    .json(quota.limit().get().bytes())
                    .send();
        } else {
            call("DELETE", "/quota/users/{user}/size", user.toString()).send();
        }
    }

    /** Of the mailboxes of a domain that anything is kept of. */
    List<Account> accounts(DomainName domain) {
        return client.get()
                .get("/mailhelm/accounts")
                .query("domain", domain.value())
                .asList(Account.class);
    }

    Account account(MailAddress user) {
        return client.get().get("/mailhelm/accounts/{user}", user.toString()).as(Account.class);
    }

    void putSuspended(MailAddress user, boolean suspended) {
        call("PUT", "/mailhelm/accounts/{user}/suspended", user.toString())
                .json(suspended)
                .send();
    }

    void putSendLimit(MailAddress user, int messagesADay) {
        call("PUT", "/mailhelm/accounts/{user}/sendLimit", user.toString())
                .json(messagesADay)
                .send();
    }

    void removeAccount(MailAddress user) {
        call("DELETE", "/mailhelm/accounts/{user}", user.toString()).send();
    }

    /** All mappings of all domains; James has no narrower question. */
    List<Mapping> mappings() {
        Map<String, Object> all = client.get().get("/mappings").send().jsonObject();
        return all.entrySet().stream()
                .flatMap(entry -> entry.getValue() instanceof List<?> targets
                        ? targets.stream().flatMap(target -> mapping(entry.getKey(), target))
                        : Stream.empty())
                .toList();
    }

    private static Stream<Mapping> mapping(String source, @Nullable Object target) {
        return target instanceof Map<?, ?> fields
                ? Stream.of(
                        new Mapping(source, String.valueOf(fields.get("type")), String.valueOf(fields.get("mapping"))))
                : Stream.empty();
    }

    void addAddressMapping(String source, String target) {
        call("POST", "/mappings/address/{source}/targets/{target}", source, target)
                .json(Map.of())
                .send();
    }

    void removeAddressMapping(String source, String target) {
        call("DELETE", "/mappings/address/{source}/targets/{target}", source, target)
                .send();
    }

    void addDomainAlias(DomainName domain, DomainName alias) {
        call("PUT", "/domains/{domain}/aliases/{alias}", domain.value(), alias.value())
                .json(Map.of())
                .send();
    }

    void removeDomainAlias(DomainName domain, DomainName alias) {
        call("DELETE", "/domains/{domain}/aliases/{alias}", domain.value(), alias.value())
                .send();
    }

    List<String> queues() {
        return client.get().get("/mailQueues").asList(String.class);
    }

    long queueSize(String queue) {
        return client.get()
                .get("/mailQueues/{queue}", queue)
                .as(QueueSize.class)
                .size();
    }

    private RestRequest call(String method, String path, String... variables) {
        return client.get().request(method, path, variables);
    }

    private static Optional<MailAddress> address(String text) {
        try {
            return Optional.of(MailAddress.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean found(RestResponse response) {
        int status = response.status();
        if (status >= 200 && status < 300) {
            return true;
        }
        if (status == 404) {
            return false;
        }
        throw status == 401
                ? new Failure.Unauthenticated("The mail server refuses the administration token.")
                : new Failure.Unavailable("The mail server answered with status " + status + ".", status >= 500);
    }
}

package org.mailhelm.api.mail;

import java.util.List;
import java.util.Optional;
import org.mailhelm.api.ApiStatus;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Service;

/**
 * A system that hosts mail for domains.
 *
 * <p>What every such system can do stands here. What only some can do is a facet: an object that is there or not, for
 * the life of the service. The host shows what is there.
 *
 * <p><b>Calls:</b> some systems allow few calls, 100 reads and 20 writes a minute for example, so the host must know what
 * a method costs. {@link #domains()} is one upstream call for all names, {@link #mailboxes} and each list of a facet one
 * for each domain, whatever the number of results; {@link #domain}, {@link #requiredRecords} and {@link #verification}
 * are one or two. A change is one call that writes, but for {@link Forwarders#replace} where the system has no such
 * call. {@link #rules()} and {@link #clientSettings} are none. So a list of all mailboxes costs as many calls as there
 * are domains, and is the host's to spread over time. The host caches; a plugin answers with what is true now.
 *
 * <p>Beside the failures named at each method, every method may fail as {@link Service#verify()} does, and with
 * {@link org.mailhelm.api.Failure.RateLimited}.
 */
@ApiStatus(since = "0.9")
public interface MailHost extends Service {

    /** What the system accepts. Constant for the life of the service and without network. */
    MailRules rules();

    /** The names of all domains, in no order. */
    List<DomainName> domains();

    /**
     * One domain with its details.
     *
     * @throws org.mailhelm.api.Failure.NotFound when the system doesn't host it
     */
    MailDomain domain(DomainName name);

    /**
     * The TXT record that must be visible before {@link #addDomain} succeeds; empty when the system asks for none.
     * Works for a domain that isn't there yet.
     */
    Optional<RequiredRecord> verification(DomainName name);

    /**
     * Starts to host a domain.
     *
     * @throws org.mailhelm.api.Failure.Conflict when it is there already, here or with another customer
     * @throws org.mailhelm.api.Failure.InvalidInput with field {@code domain} when the name or its proof is refused
     * @throws org.mailhelm.api.Failure.LimitReached when the account holds no more domains
     */
    void addDomain(DomainName name);

    /**
     * Stops to host a domain and deletes all that belongs to it, mail included. Nothing happens when it isn't there.
     */
    void deleteDomain(DomainName name);

    /**
     * The records that DNS should hold for a domain: MX, SPF, DKIM and what else the system knows of. DMARC is the
     * host's business.
     *
     * @throws org.mailhelm.api.Failure.NotFound when the system doesn't host the domain
     */
    List<RequiredRecord> requiredRecords(DomainName name);

    /** What people enter in their mail programs. Cheap, mostly without network. */
    ClientSettings clientSettings(DomainName name);

    /**
     * All mailboxes of a domain, in no order.
     *
     * @throws org.mailhelm.api.Failure.NotFound when the system doesn't host the domain
     */
    List<Mailbox> mailboxes(DomainName domain);

    /** One mailbox as it is now; empty when it isn't there. */
    Optional<Mailbox> mailbox(MailAddress address);

    /**
     * Creates a mailbox.
     *
     * @throws org.mailhelm.api.Failure.Conflict when it, or a forwarder of that name, is there already
     * @throws org.mailhelm.api.Failure.InvalidInput with the name of a component of {@link NewMailbox}
     * @throws org.mailhelm.api.Failure.LimitReached when the account holds no more mailboxes or space
     */
    void createMailbox(NewMailbox mailbox);

    /**
     * Changes what the change names and leaves the rest. Either all of it happens, or nothing.
     *
     * @throws org.mailhelm.api.Failure.NotFound when the mailbox isn't there
     * @throws org.mailhelm.api.Failure.InvalidInput with the name of a component of {@link MailboxChange}
     */
    void changeMailbox(MailAddress address, MailboxChange change);

    /** Deletes a mailbox and its mail. Nothing happens when it isn't there. */
    void deleteMailbox(MailAddress address);

    /** Forwarding of addresses without a mailbox. */
    default Optional<Forwarders> forwarders() {
        return Optional.empty();
    }

    /** What happens to mail for addresses that aren't there. */
    default Optional<CatchAll> catchAll() {
        return Optional.empty();
    }

    /** Other names of a domain. */
    default Optional<DomainAliases> domainAliases() {
        return Optional.empty();
    }

    /** Filtering of spam for a domain. */
    default Optional<SpamRules> spamRules() {
        return Optional.empty();
    }

    /** What the account as a whole uses and may use. */
    default Optional<AccountQuota> accountQuota() {
        return Optional.empty();
    }

    /** Switching the mail of a domain off and on, without deleting anything. */
    default Optional<MailHosting> mailHosting() {
        return Optional.empty();
    }

    /** Suspending a mailbox, without deleting anything. */
    default Optional<Suspension> suspension() {
        return Optional.empty();
    }

    /** Watching and steering the server itself, where it runs under this plugin's supervision. */
    default Optional<MailServer> server() {
        return Optional.empty();
    }
}

package org.mailhelm.simulator.mxroute;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What an account at MXroute holds. A test prepares it and looks into it here, without calls being counted. */
public final class Account {

    static final long MEGABYTE = 1024L * 1024L;

    private final Map<String, Domain> domains = new TreeMap<>();
    private final Set<String> published = new HashSet<>();
    private boolean verifies;
    private boolean hasVerificationKey = true;
    private boolean pointersAsObject;
    private int maxDomains = Integer.MAX_VALUE;
    private int maxMailboxes = Integer.MAX_VALUE;
    private long diskLimit = 100L * 1024 * MEGABYTE;
    private int graceDays;

    /** From now on a domain is taken only when its verification record was {@link #publish published}. */
    public synchronized Account verifying() {
        verifies = true;
        return this;
    }

    /** The account has no verification key, which happens. */
    public synchronized Account withoutVerificationKey() {
        hasVerificationKey = false;
        return this;
    }

    /** Details of a domain show its pointers as the live API does, which is not as documented. */
    public synchronized Account pointersAsObject() {
        pointersAsObject = true;
        return this;
    }

    /** The account holds no more than that. */
    public synchronized Account holding(int mostDomains, int mostMailboxes) {
        maxDomains = mostDomains;
        maxMailboxes = mostMailboxes;
        return this;
    }

    /** The account's space in MB, 0 for no limit, and the days of grace when it is used up. */
    public synchronized Account space(int megabytes, int daysOfGrace) {
        diskLimit = megabytes * MEGABYTE;
        graceDays = daysOfGrace;
        return this;
    }

    /** The verification record of a domain is visible in DNS. */
    public synchronized void publish(String domain) {
        published.add(domain.toLowerCase(Locale.ROOT));
    }

    /** Adds domains, each with as many mailboxes: {@code d0.example.net} with {@code user0}. */
    public synchronized Account fill(int howManyDomains, int mailboxesEach) {
        for (int i = 0; i < howManyDomains; i++) {
            Domain domain = new Domain("d" + i + ".example.net");
            domains.put(domain.name, domain);
            for (int j = 0; j < mailboxesEach; j++) {
                Mailbox mailbox = new Mailbox("user" + j, "Secret-Pass-" + j, 1024, j * 10.5, 9600, j, false);
                domain.mailboxes.put(mailbox.user(), mailbox);
            }
        }
        return this;
    }

    /** Adds a domain, as in MXroute's own panel. */
    public synchronized Account domain(String name) {
        domains.put(name, new Domain(name));
        return this;
    }

    /** Adds or replaces a mailbox, as in MXroute's own panel. */
    public synchronized void put(String domain, Mailbox mailbox) {
        existing(domain).mailboxes.put(mailbox.user(), mailbox);
    }

    /** Adds or replaces a forwarder, as in MXroute's own panel. */
    public synchronized void forward(String domain, String alias, List<String> destinations) {
        existing(domain).forwarders.put(alias, List.copyOf(destinations));
    }

    /** The names of the domains. */
    public synchronized List<String> domains() {
        return List.copyOf(domains.keySet());
    }

    /** The mailboxes of a domain; none when there is no such domain. */
    public synchronized List<Mailbox> mailboxes(String domain) {
        return find(domain).map(found -> List.copyOf(found.mailboxes.values())).orElse(List.of());
    }

    /** The forwarders of a domain: destinations by alias. */
    public synchronized Map<String, List<String>> forwarders(String domain) {
        return find(domain)
                .<Map<String, List<String>>>map(found -> new LinkedHashMap<>(found.forwarders))
                .orElse(Map.of());
    }

    /** The entries of the spam lists of a domain: {@code whitelist} and {@code blacklist}. */
    public synchronized Map<String, List<String>> spamLists(String domain) {
        return find(domain)
                .map(found ->
                        Map.of("whitelist", List.copyOf(found.whitelist), "blacklist", List.copyOf(found.blacklist)))
                .orElse(Map.of());
    }

    /** Whether MXroute switched a domain to expert spam filtering, because mail is forwarded to certain providers. */
    public synchronized boolean expertSpamFiltering(String domain) {
        return find(domain).map(found -> found.expertSpamFiltering).orElse(false);
    }

    /** Everything that happens to the account happens one after the other. */
    synchronized Reply apply(Function<Account, Reply> operation) {
        return operation.apply(this);
    }

    Map<String, Domain> held() {
        return domains;
    }

    Domain existing(String name) {
        return find(name).orElseThrow(() -> Refusal.notFound("Domain not found"));
    }

    private Optional<Domain> find(String name) {
        return Optional.ofNullable(domains.get(name.toLowerCase(Locale.ROOT)));
    }

    void add(String name) {
        if (domains.containsKey(name)
                || domains.values().stream().anyMatch(domain -> domain.pointers.containsKey(name))) {
            throw Refusal.conflict("Domain already exists");
        }
        if (domains.size() >= maxDomains) {
            throw Refusal.business("Domain limit reached for this account");
        }
        if (verifies && !published.contains(name)) {
            throw Refusal.business("Domain ownership could not be verified. Add the TXT record " + verificationKey()
                    + "." + name + " with value domain-verified first.");
        }
        domains.put(name, new Domain(name));
    }

    void add(Domain domain, Mailbox mailbox) {
        domain.refuseUsed(mailbox.user());
        if (domains.values().stream().mapToInt(each -> each.mailboxes.size()).sum() >= maxMailboxes) {
            throw Refusal.business("Email account limit reached for this account");
        }
        domain.mailboxes.put(mailbox.user(), mailbox);
    }

    boolean showsPointersAsObject() {
        return pointersAsObject;
    }

    String verificationKey() {
        if (!hasVerificationKey) {
            throw Refusal.noVerificationKey();
        }
        return "_da-verify-a1b2c3d4e5f6a1b2c3d4e5f6a1b2c3d4";
    }

    long diskLimit() {
        return diskLimit;
    }

    int graceDays() {
        return graceDays;
    }
}

package org.mailhelm.ui;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.mailhelm.ui.part.Listing;

/** Addresses of our pages, written once for templates, redirects and toasts. */
public final class Addresses {
    private Addresses() {}

    public static String dashboard() {
        return "/";
    }

    public static String refreshDashboard() {
        return "/refresh";
    }

    public static String domains() {
        return "/domains";
    }

    public static String newDomain() {
        return "/domains/new";
    }

    public static String refreshDomains() {
        return "/domains/refresh";
    }

    /** The mailboxes of all domains. */
    public static String allMailboxes() {
        return "/mailboxes";
    }

    public static String refreshAllMailboxes() {
        return "/mailboxes/refresh";
    }

    public static String domain(String domain) {
        return "/domains/" + segment(domain);
    }

    public static String deleteDomain(String domain) {
        return domain(domain) + "/delete";
    }

    /** Switches the mail of a domain. */
    public static String hosting(String domain) {
        return domain(domain) + "/hosting";
    }

    public static String mailboxes(String domain) {
        return domain(domain) + "/mailboxes";
    }

    public static String refreshMailboxes(String domain) {
        return mailboxes(domain) + "/refresh";
    }

    public static String newMailbox(String domain) {
        return mailboxes(domain) + "/new";
    }

    /** Import of many into one domain. */
    public static String importMailboxes(String domain) {
        return mailboxes(domain) + "/import";
    }

    /** Import of many into several domains; {@code task} is empty, {@code start}, {@code file} or {@code template.csv}. */
    public static String importAll(String task) {
        return task.isEmpty() ? "/mailboxes/import" : "/mailboxes/import/" + task;
    }

    /** The list as a file, searched and filtered as it is shown. */
    public static String exportMailboxes(String domain, Listing list) {
        return mailboxes(domain) + "/export.csv" + matching(list);
    }

    /** The same over all domains. */
    public static String exportAll(Listing list) {
        return "/mailboxes/export.csv" + matching(list);
    }

    private static String matching(Listing list) {
        String shown = list.filters().getOrDefault("show", "");
        return list.query().isEmpty() && shown.isEmpty()
                ? ""
                : "?q=" + query(list.query()) + (shown.isEmpty() ? "" : "&show=" + query(shown));
    }

    /** What many mailboxes of a domain are changed by at once. */
    public static String bulkMailboxes(String domain) {
        return mailboxes(domain) + "/bulk";
    }

    /**
     * {@code task} is {@code setup}, {@code password}, {@code quota}, {@code recovery}, {@code suspend}, {@code resume}
     * or {@code delete}.
     */
    public static String mailbox(String domain, String user, String task) {
        return mailboxes(domain) + "/" + segment(user) + "/" + task;
    }

    public static String forwarders(String domain) {
        return domain(domain) + "/forwarders";
    }

    public static String newForwarder(String domain) {
        return forwarders(domain) + "/new";
    }

    /** {@code task} is {@code edit} or {@code remove}. */
    public static String forwarder(String domain, String alias, String task) {
        return forwarders(domain) + "/" + segment(alias) + "/" + task;
    }

    public static String catchAll(String domain) {
        return domain(domain) + "/catch-all";
    }

    public static String spam(String domain) {
        return domain(domain) + "/spam";
    }

    /** {@code task} is {@code score}, {@code new} or {@code remove}. */
    public static String spam(String domain, String task) {
        return spam(domain) + "/" + task;
    }

    public static String aliases(String domain) {
        return domain(domain) + "/aliases";
    }

    public static String newAlias(String domain) {
        return aliases(domain) + "/new";
    }

    public static String removeAlias(String domain, String alias) {
        return aliases(domain) + "/" + segment(alias) + "/remove";
    }

    /** The guided page of a new domain. */
    public static String setup(String domain) {
        return domain(domain) + "/setup";
    }

    /** {@code task} is {@code zone}, {@code proof}, {@code register} or {@code finish}. */
    public static String setup(String domain, String task) {
        return setup(domain) + "/" + task;
    }

    public static String dns(String domain) {
        return domain(domain) + "/dns";
    }

    /** The records of a domain as a file. */
    public static String zoneFile(String domain) {
        return "/api" + dns(domain) + "/zone-file";
    }

    /** {@code task} is {@code apply}, {@code dmarc} or {@code settings}. */
    public static String dns(String domain, String task) {
        return dns(domain) + "/" + task;
    }

    /** Mends the DNS of many domains. */
    public static String fixDns() {
        return "/dns/fix";
    }

    /** Puts back what was there before a change. */
    public static String dnsUndo(String domain, String change) {
        return dns(domain) + "/history/" + segment(change) + "/undo";
    }

    /** The DNS of all domains. */
    public static String allDns() {
        return "/dns";
    }

    /** Has the DNS of many domains looked at. */
    public static String checkDns() {
        return "/dns/check";
    }

    /** How the DNS of a domain is and what changed of it. */
    public static String dnsEvents(String domain) {
        return domain(domain) + "/dns/events";
    }

    public static String storage() {
        return "/storage";
    }

    /** {@code section} is {@code sso} or {@code mail}; {@code task} is empty or what to do there. */
    public static String settings(String section, String task) {
        return "/settings/" + section + (task.isEmpty() ? "" : "/" + task);
    }

    public static String server() {
        return "/server";
    }

    public static String plugins() {
        return "/plugins";
    }

    /** {@code task} is {@code enable}, {@code disable}, {@code replace} or {@code remove}. */
    public static String plugin(String id, String task) {
        return "/plugins/" + segment(id) + "/" + task;
    }

    public static String uploadPlugin() {
        return "/plugins/upload";
    }

    public static String rescanPlugins() {
        return "/plugins/rescan";
    }

    /** Deletes a jar that is not in use. */
    public static String discardJar(String sha256) {
        return "/plugins/jars/" + segment(sha256) + "/discard";
    }

    /** {@code kind} is {@code mail-hosts}, {@code dns}, {@code reverse-proxies} or {@code notifiers}. */
    public static String connections(String kind) {
        return "/connections/" + segment(kind);
    }

    public static String addConnection(String kind) {
        return connections(kind) + "/new";
    }

    public static String newConnection(String kind, String connector) {
        return addConnection(kind) + "/" + segment(connector);
    }

    public static String connection(String kind, String id) {
        return connections(kind) + "/" + segment(id);
    }

    /** {@code task} is {@code test}, {@code try} or {@code delete}. */
    public static String connection(String kind, String id, String task) {
        return connection(kind, id) + "/" + task;
    }

    public static String jobs() {
        return "/jobs";
    }

    public static String job(String id) {
        return "/jobs/" + segment(id);
    }

    /** {@code task} is {@code cancel}, {@code resume}, {@code events} or {@code result.csv}. */
    public static String job(String id, String task) {
        return job(id) + "/" + task;
    }

    public static String audit() {
        return "/audit";
    }

    /** The audit with one entry unfolded. */
    public static String auditEntry(long entry) {
        return "/audit?open=" + entry;
    }

    /** What was done to one thing. */
    public static String auditOf(String object) {
        return "/audit?object=" + query(object);
    }

    /** What was done on one domain. */
    public static String auditOfDomain(String domain) {
        return "/audit?domain=" + query(domain);
    }

    /** True for an address within this installation; anything else must not be redirected to. */
    public static boolean ours(String address) {
        return address.startsWith("/")
                && !address.startsWith("//")
                && address.chars().noneMatch(letter -> letter == '\\' || letter < ' ');
    }

    /** One path segment, percent-encoded. Browsers resolve {@code %2E} like a dot, so a dot segment is encoded twice. */
    public static String segment(String text) {
        if (plain(text)) {
            return text;
        }
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        return encoded.equals(".") || encoded.equals("..") ? encoded.replace(".", "%252E") : encoded;
    }

    /** Whether encoding would change nothing, as for nearly every name in a list. */
    private static boolean plain(String text) {
        boolean dots = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.')) {
                return false;
            }
            dots &= c == '.';
        }
        return !dots;
    }

    /** A query parameter, encoded. */
    public static String query(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package org.mailhelm.plugin.proxy.caddy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.proxy.CertificateSource;
import org.mailhelm.api.proxy.DeployedRoute;
import org.mailhelm.api.proxy.Deployment;
import org.mailhelm.api.proxy.Found;
import org.mailhelm.api.proxy.ReverseProxy;
import org.mailhelm.api.proxy.Route;
import org.mailhelm.api.proxy.Snippet;

/**
 * Publishes on Caddy. Every change is one small write that Caddy takes only while its configuration is the one that the
 * change was thought out for, so that nobody's work is lost; then the configuration is read again.
 */
final class CaddyProxy implements ReverseProxy {

    private static final int MOST_CHANGES = 50;
    private static final int MOST_CONFLICTS = 10;

    private final CaddySettings settings;
    private final CaddyAdmin admin;

    CaddyProxy(CaddySettings settings, CaddyAdmin admin) {
        this.settings = settings;
        this.admin = admin;
    }

    @Override
    public void verify() {
        Listeners.find(admin.read(), settings.server());
    }

    @Override
    public List<CertificateSource> certificateSources() {
        List<CertificateSource> sources =
                new ArrayList<>(List.of(CertificateSource.PROXY_DEFAULT, CertificateSource.ACME_HTTP));
        if (settings.dnsProvider().isPresent()) {
            sources.add(CertificateSource.ACME_DNS);
        }
        return List.copyOf(sources);
    }

    @Override
    public Deployment deploy(Route route, Steps steps) {
        refuseWhatCaddyCannot(route);
        boolean there = find(route.host()) instanceof Found.Ours;
        Publishing publishing = new Publishing(settings, route);
        try {
            Progress progress = converge(publishing::next, steps);
            Deployment.Outcome outcome = !progress.changed()
                    ? Deployment.Outcome.UNCHANGED
                    : there ? Deployment.Outcome.UPDATED : Deployment.Outcome.CREATED;
            return new Deployment(deployed(route.host()), outcome, warnings(progress.reached(), route.host()));
        } catch (Failure e) {
            if (!there) {
                withdraw(route.host(), e);
            }
            throw e;
        }
    }

    @Override
    public Found find(DomainName host) {
        Snapshot now = admin.read();
        if (!now.marked(Mark.route(host)).isEmpty()) {
            return new Found.Ours(deployed(host));
        }
        return now.stranger(host, Mark.route(host))
                .<Found>map(Found.Foreign::new)
                .orElseGet(Found.Nothing::new);
    }

    @Override
    public void remove(DeployedRoute deployed, Steps steps) {
        DomainName host = deployed.host();
        Progress progress = converge(new Withdrawal(host)::next, steps);
        if (!progress.changed()) {
            progress.reached().stranger(host, Mark.route(host)).ifPresent(stranger -> {
                throw new Failure.Conflict(
                        host + " is published by " + stranger + ", which is not Mailhelm's. Nothing was removed.");
            });
        }
    }

    @Override
    public List<Snippet> snippets(Route route) {
        return CaddySnippets.of(settings, route);
    }

    private void refuseWhatCaddyCannot(Route route) {
        if (!certificateSources().contains(route.certificate())) {
            throw new Failure.Unsupported("Caddy is not set up for such a certificate (" + route.certificate()
                    + "). Choose another source" + hint(route.certificate()) + ".");
        }
        if (route.certificate() == CertificateSource.ACME_DNS) {
            String provider = settings.dnsProvider().orElseThrow();
            if (!admin.hasDnsProvider(provider)) {
                throw new Failure.Unsupported("This Caddy was built without the module dns.providers." + provider
                        + ". Install a Caddy with it, or choose a certificate by HTTP.");
            }
        }
    }

    private static String hint(CertificateSource source) {
        return source == CertificateSource.ACME_DNS
                ? ", or name Caddy's DNS provider in the connection's settings"
                : "";
    }

    private Progress converge(Function<Snapshot, Optional<Change>> next, Steps steps) {
        int conflicts = 0;
        boolean changed = false;
        for (int i = 0; i < MOST_CHANGES; i++) {
            Snapshot now = admin.read();
            Optional<Change> change = next.apply(now);
            if (change.isEmpty()) {
                return new Progress(now, changed);
            }
            steps.step(change.get().step());
            try {
                admin.write(change.get(), now);
                changed = true;
            } catch (Failure.Conflict e) {
                if (++conflicts == MOST_CONFLICTS) {
                    throw busy();
                }
            }
        }
        throw busy();
    }

    private static Failure busy() {
        return new Failure.Conflict("Somebody else keeps changing Caddy's configuration. Try again in a minute.");
    }

    /** Takes away what a publication that failed has left. */
    private void withdraw(DomainName host, Failure reason) {
        try {
            converge(new Withdrawal(host)::next, step -> {});
        } catch (Failure e) {
            reason.addSuppressed(e);
        }
    }

    private List<String> warnings(Snapshot now, DomainName host) {
        return now.marked(Mark.route(host)).stream()
                .filter(place -> Listeners.withoutTls(now, place.server()))
                .map(place -> "Caddy's server " + place.server() + " gets no certificates (automatic HTTPS is off), so"
                        + " TLS for " + host + " must be configured there or ended in front of it.")
                .toList();
    }

    private static DeployedRoute deployed(DomainName host) {
        return new DeployedRoute(host, Mark.route(host).base());
    }

    /**
     * What converging came to.
     *
     * @param reached the configuration with which nothing was left to do
     * @param changed whether anything had to be done
     */
    private record Progress(Snapshot reached, boolean changed) {}
}

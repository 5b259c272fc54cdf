package org.mailhelm.testkit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.proxy.CertificateSource;
import org.mailhelm.api.proxy.DeployedRoute;
import org.mailhelm.api.proxy.Deployment;
import org.mailhelm.api.proxy.Found;
import org.mailhelm.api.proxy.ReverseProxy;
import org.mailhelm.api.proxy.Route;
import org.mailhelm.api.proxy.Snippet;

/** A reverse proxy in memory. */
public final class FakeReverseProxy implements ReverseProxy {

    private final Faults faults = new Faults();
    private final Map<DomainName, CertificateSource> ours = new TreeMap<>();
    private final Map<DomainName, String> foreign = new TreeMap<>();

    /** What it does wrong. */
    public Faults faults() {
        return faults;
    }

    /** Somebody else publishes a name. */
    public synchronized void publishForeign(DomainName host, String description) {
        foreign.put(host, description);
    }

    /** All that is published. */
    public synchronized String configuration() {
        return ours + " " + foreign;
    }

    @Override
    public void verify() {
        faults.strike();
    }

    @Override
    public List<CertificateSource> certificateSources() {
        return List.of(CertificateSource.PROXY_DEFAULT, CertificateSource.ACME_HTTP);
    }

    @Override
    public synchronized Deployment deploy(Route route, Steps steps) {
        faults.strike();
        if (!certificateSources().contains(route.certificate())) {
            throw new Failure.Unsupported("This proxy gets no certificate by " + route.certificate() + ".");
        }
        refuseForeign(route.host());
        steps.step("Publish " + route.host());
        CertificateSource before = ours.put(route.host(), route.certificate());
        Deployment.Outcome outcome = before == null
                ? Deployment.Outcome.CREATED
                : before == route.certificate() ? Deployment.Outcome.UNCHANGED : Deployment.Outcome.UPDATED;
        return new Deployment(deployed(route.host()), outcome, List.of());
    }

    @Override
    public synchronized Found find(DomainName host) {
        faults.strike();
        if (ours.containsKey(host)) {
            return new Found.Ours(deployed(host));
        }
        String stranger = foreign.get(host);
        return stranger == null ? new Found.Nothing() : new Found.Foreign(stranger);
    }

    @Override
    public synchronized void remove(DeployedRoute deployed, Steps steps) {
        faults.strike();
        if (ours.remove(deployed.host()) == null) {
            refuseForeign(deployed.host());
        }
    }

    @Override
    public List<Snippet> snippets(Route route) {
        return List.of(new Snippet("Fake", "text", "publish " + route.host(), "Paste it nowhere."));
    }

    private void refuseForeign(DomainName host) {
        if (foreign.containsKey(host)) {
            throw new Failure.Conflict("Somebody else publishes " + host + ". Remove that first.");
        }
    }

    private static DeployedRoute deployed(DomainName host) {
        return new DeployedRoute(host, "fake-" + host);
    }
}

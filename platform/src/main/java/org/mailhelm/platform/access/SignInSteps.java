package org.mailhelm.platform.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.mailhelm.platform.access.caller.Caller;
import org.mailhelm.platform.access.caller.Callers;
import org.mailhelm.platform.access.factor.FactorPolicy;
import org.mailhelm.platform.access.factor.Factors;
import org.mailhelm.platform.audit.Actor;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.web.Pages;
import org.mailhelm.ui.Toast;
import org.mailhelm.ui.access.AccessAddresses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of every sign-in after its first: whatever that was, all go on here. */
@Singleton
public class SignInSteps {

    private static final Logger LOG = LoggerFactory.getLogger(SignInSteps.class);

    private final Users users;
    private final Grants grants;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final PendingSignIns pending;
    private final Factors factors;
    private final FactorPolicy policy;
    private final Audit audit;
    private final Callers callers;
    private final Pages pages;

    @Inject
    SignInSteps(
            Users users,
            Grants grants,
            Sessions sessions,
            SessionCookie cookie,
            PendingSignIns pending,
            Factors factors,
            FactorPolicy policy,
            Audit audit,
            Callers callers,
            Pages pages) {
        this.users = users;
        this.grants = grants;
        this.sessions = sessions;
        this.cookie = cookie;
        this.pending = pending;
        this.factors = factors;
        this.policy = policy;
        this.audit = audit;
        this.callers = callers;
        this.pages = pages;
    }

    /**
     * The first factor is right. Leads to the second one when the user has one, to setting one up when the user must have
     * one, and else signs in.
     *
     * @param userId who it is; must be an enabled user
     * @param method what the first factor was, in words for the audit, as in {@code with password}
     * @param target where to go once signed in; any address but one of ours counts as the start page
     * @param toasts what to tell on the next page
     */
    public MutableHttpResponse<?> afterFirst(
            HttpRequest<?> request, String userId, String method, String target, Toast... toasts) {
        User user = users.find(userId)
                .filter(User::enabled)
                .orElseThrow(() -> new IllegalStateException("There is no enabled user " + userId + "."));
        if (factors.of(userId).any()) {
            return pending.begin(request, pages.seeOther(AccessAddresses.secondFactor(), toasts), user, method, target);
        }
        if (policy.demand().means(grants.of(user))) {
            return pending.begin(
                    request, pages.seeOther(AccessAddresses.firstFactorSetup(), toasts), user, method, target);
        }
        return signIn(request, user, method, false, pages.seeOther(ReturnTarget.checked(target), toasts));
    }

    /** All that was asked for is right: starts the session. */
    MutableHttpResponse<?> signIn(
            HttpRequest<?> request, User user, String method, boolean strong, MutableHttpResponse<?> response) {
        Caller caller = callers.of(request);
        String agent = SessionCookie.agent(request);
        LOG.info("{} signed in from {}", user.loginName(), caller.address());
        String token = audit.change(
                audit.origin().by(Actor.user(user.id(), user.loginName())),
                AuditEvent.of("auth.login").on("user", user.loginName()).says(method + ", " + Devices.name(agent)),
                () -> sessions.start(user, caller, agent, strong));
        pending.end(request);
        return cookie.replace(request, response, token);
    }
}

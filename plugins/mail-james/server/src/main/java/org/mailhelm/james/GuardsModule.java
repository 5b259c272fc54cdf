package org.mailhelm.james;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import org.apache.james.imapserver.netty.IMAPServerFactory;
import org.apache.james.webadmin.Routes;
import org.mailhelm.james.account.AccountRoutes;
import org.mailhelm.james.account.Accounts;
import org.mailhelm.james.config.Limits;
import org.mailhelm.james.config.ServerConfig;
import org.mailhelm.james.dkim.DkimKeys;
import org.mailhelm.james.imap.GuardedImapServerFactory;
import org.mailhelm.james.limit.ClientLimits;

/** Our own parts, and the places of James that they replace. */
final class GuardsModule extends AbstractModule {
    private final ServerConfig config;
    private final Accounts accounts;

    GuardsModule(ServerConfig config, Accounts accounts) {
        this.config = config;
        this.accounts = accounts;
    }

    @Override
    protected void configure() {
        bind(Limits.class).toInstance(config.limits());
        bind(ClientLimits.class).toInstance(new ClientLimits(config.limits().perAddress(), System::nanoTime));
        bind(DkimKeys.class).toInstance(new DkimKeys(config.dkimKeys()));
        bind(GuardedImapServerFactory.class).in(com.google.inject.Scopes.SINGLETON);
        bind(IMAPServerFactory.class).to(GuardedImapServerFactory.class);
        bind(Accounts.class).toInstance(accounts);
        Multibinder.newSetBinder(binder(), Routes.class).addBinding().to(AccountRoutes.class);
    }
}

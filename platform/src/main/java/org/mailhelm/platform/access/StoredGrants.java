package org.mailhelm.platform.access;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.right.DomainGrants;

/** Grants of users and of API tokens. */
@Singleton
class StoredGrants implements DomainGrants {

    private final GrantRepository grants;
    private final ApiTokens tokens;
    private final TransactionOperations<Connection> transactions;
    private final Audit audit;

    @Inject
    StoredGrants(
            GrantRepository grants, ApiTokens tokens, TransactionOperations<Connection> transactions, Audit audit) {
        this.grants = grants;
        this.tokens = tokens;
        this.transactions = transactions;
        this.audit = audit;
    }

    @Override
    public void forget(String domain) {
        transactions.executeWrite(status -> {
            long users = grants.removeDomain(domain);
            long narrowed = tokens.withdraw(domain);
            if (users + narrowed > 0) {
                audit.done(AuditEvent.of("delegation.update")
                        .domain(domain)
                        .on("domain", domain)
                        .says("Grants on the deleted domain were taken away")
                        .was("users", users)
                        .was("tokens", narrowed));
            }
            return true;
        });
    }
}

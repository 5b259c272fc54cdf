package org.mailhelm.plugin.mail.james;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.api.mail.Suspension;

/** What our parts of the server keep of mailboxes, where they are there. */
final class JamesAccounts implements Suspension {
    private final WebAdmin admin;

    JamesAccounts(WebAdmin admin) {
        this.admin = admin;
    }

    /** By address; a mailbox that nothing is kept of is missing. */
    Map<String, WebAdmin.Account> of(DomainName domain) {
        return admin.accounts(domain).stream()
                .collect(Collectors.toMap(WebAdmin.Account::address, Function.identity()));
    }

    WebAdmin.Account of(MailAddress address) {
        return admin.account(address);
    }

    /** @return how to take it back */
    Runnable limit(MailAddress address, Optional<Integer> messagesADay) {
        if (messagesADay.isEmpty()) {
            return () -> {};
        }
        int before = admin.account(address).sendLimit();
        admin.putSendLimit(address, messagesADay.get());
        return () -> admin.putSendLimit(address, before);
    }

    void forget(MailAddress address) {
        admin.removeAccount(address);
    }

    @Override
    public void change(MailAddress address, boolean suspended) {
        if (!admin.hasUser(address)) {
            throw new Failure.NotFound("There is no mailbox " + address + ".");
        }
        admin.putSuspended(address, suspended);
    }
}

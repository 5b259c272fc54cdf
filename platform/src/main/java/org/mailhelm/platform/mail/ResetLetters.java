package org.mailhelm.platform.mail;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.platform.audit.Audit;
import org.mailhelm.platform.audit.AuditEvent;
import org.mailhelm.platform.outgoing.Letter;
import org.mailhelm.platform.outgoing.OutgoingMail;
import org.mailhelm.platform.web.PublicAddress;
import org.mailhelm.ui.access.AccessAddresses;

/**
 * Sends the owner of a mailbox a link to choose a new password, to the recovery address: an administrator helps without
 * ever knowing the password.
 */
@Singleton
class ResetLetters {

    private final Mailboxes mailboxes;
    private final RecoveryAddresses recoveries;
    private final ResetTickets tickets;
    private final OutgoingMail mail;
    private final PublicAddress here;
    private final Audit audit;

    ResetLetters(
            Mailboxes mailboxes,
            RecoveryAddresses recoveries,
            ResetTickets tickets,
            OutgoingMail mail,
            PublicAddress here,
            Audit audit) {
        this.mailboxes = mailboxes;
        this.recoveries = recoveries;
        this.tickets = tickets;
        this.mail = mail;
        this.here = here;
        this.audit = audit;
    }

    /** Why no letter can be sent, to whomever; empty when one can. */
    Optional<String> hindrance() {
        if (!mail.ready()) {
            return Optional.of("Outgoing mail isn't set up. An administrator does that in the settings.");
        }
        if (!mail.resetLinks()) {
            return Optional.of("Links to choose a new password are switched off, in the settings of outgoing mail.");
        }
        return here.of("/").isPresent()
                ? Optional.empty()
                : Optional.of("The address of this panel isn't known. Its operator sets MANAGER_PUBLIC_URL.");
    }

    /**
     * Sends the link.
     *
     * @return the recovery address, masked
     * @throws Failure.NotFound when the mailbox isn't there
     * @throws Failure.Conflict when it has no recovery address
     */
    String send(DomainRow domain, String name) {
        hindrance().ifPresent(why -> {
            throw new Failure.Unavailable(why, false);
        });
        MailAddress mailbox = mailboxes.find(domain, name).address();
        String shown = mailbox.localPart() + "@" + domain.shown();
        String to = recoveries
                .find(mailbox.toString())
                .orElseThrow(() -> new Failure.Conflict(shown + " has no recovery address. Set one first."));
        String masked = Recovery.mask(to);
        audit.outside(
                AuditEvent.of("mailbox.reset_requested")
                        .domain(domain.name())
                        .on("mailbox", shown)
                        .is("to", masked),
                () -> mail.send(letter(to, shown, tickets.issue(mailbox))));
        return masked;
    }

    /** The secret is behind the #: no server on the way, and no log, gets to see it. */
    private Letter letter(String to, String mailbox, String secret) {
        String page = here.of(AccessAddresses.resetPassword()).orElseThrow();
        return new Letter(to, "Choose a new password for " + mailbox, """
                Hello,

                the administrator of your mail lets you choose a new password for %s.

                Open this link within an hour; it works once:

                %s#%s

                If the page asks for a code, it is what stands behind the # sign.

                The old password works until a new one is chosen. If you don't want a new one, do nothing.
                """.formatted(mailbox, page, secret));
    }
}

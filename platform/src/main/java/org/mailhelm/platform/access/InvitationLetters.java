package org.mailhelm.platform.access;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.mailhelm.api.Failure;
import org.mailhelm.platform.access.caller.Caller;
import org.mailhelm.platform.access.caller.Callers;
import org.mailhelm.platform.outgoing.Letter;
import org.mailhelm.platform.outgoing.OutgoingMail;
import org.mailhelm.platform.web.PublicAddress;

/** Brings an invitation to whom it is for: by mail where that is set up, and always as a link to hand over. */
@Singleton
class InvitationLetters {

    private final OutgoingMail mail;
    private final PublicAddress address;
    private final Callers callers;

    @Inject
    InvitationLetters(OutgoingMail mail, PublicAddress address, Callers callers) {
        this.mail = mail;
        this.address = address;
        this.callers = callers;
    }

    /**
     * What became of the letter.
     *
     * @param link to hand over
     * @param sent whether it is on its way
     * @param words where to, or why not
     */
    record Told(String link, boolean sent, String words) {

        @Override
        public String toString() {
            return "Told[" + words + "]";
        }
    }

    Told tell(HttpRequest<?> request, UserAdmin.Account account, String secret) {
        String path = "/invitation/" + secret;
        Optional<String> published = address.of(path);
        // Shown on the very page that was asked for, so the host is the visitor's own word to themselves.
        String link = published.orElseGet(() -> {
            Caller caller = callers.of(request);
            return (caller.https() ? "https://" : "http://") + caller.authority() + path;
        });
        Optional<String> to = Optional.ofNullable(Profile.of(account.user()).notificationEmail());
        if (to.isEmpty()) {
            return new Told(link, false, "No mail was sent: there is no e-mail address.");
        }
        if (!mail.ready()) {
            return new Told(link, false, "No mail was sent: outgoing mail isn't set up.");
        }
        if (published.isEmpty()) {
            return new Told(link, false, "No mail was sent: MANAGER_PUBLIC_URL isn't set.");
        }
        try {
            mail.send(new Letter(to.get(), "Your invitation to Mailhelm", """
                    Hello,

                    an account was made for you: %s

                    Open this link to choose how you sign in. It works once, for seven days:

                    %s

                    If you don't expect this, do nothing.
                    """.formatted(
                            account.user().loginName(), link)));
            return new Told(link, true, "Sent to " + to.get() + ".");
        } catch (Failure e) {
            return new Told(link, false, "No mail was sent: " + e.reason());
        }
    }
}

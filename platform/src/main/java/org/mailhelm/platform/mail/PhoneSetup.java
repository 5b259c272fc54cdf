package org.mailhelm.platform.mail;

import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.mail.ClientSettings;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.ui.mail.Phone;

/** What sets up a mail program with little typing. Nothing of it ever holds a password. */
public interface PhoneSetup {

    /** Codes to be scanned, each for some phones. */
    List<Phone> phones(HttpRequest<?> request, ClientSettings settings, MailAddress address);

    /** Where the profile for Apple devices is; empty when the settings don't allow one. */
    Optional<String> profile(ClientSettings settings, MailAddress address);
}

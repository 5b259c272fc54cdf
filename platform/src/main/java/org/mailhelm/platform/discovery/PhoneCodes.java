package org.mailhelm.platform.discovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailhelm.api.mail.ClientSettings;
import org.mailhelm.api.mail.ClientSettings.Endpoint;
import org.mailhelm.api.mail.ClientSettings.Protocol;
import org.mailhelm.api.mail.MailAddress;
import org.mailhelm.platform.access.caller.Caller;
import org.mailhelm.platform.access.caller.Callers;
import org.mailhelm.platform.mail.Endpoints;
import org.mailhelm.platform.mail.PhoneSetup;
import org.mailhelm.platform.web.QrCodes;
import org.mailhelm.ui.Addresses;
import org.mailhelm.ui.mail.Phone;

/** Codes that phones scan: the profile's address for Apple's, the settings themselves for Thunderbird on Android. */
@Singleton
final class PhoneCodes implements PhoneSetup {

    private final Callers callers;
    private final ObjectMapper json;

    PhoneCodes(Callers callers, ObjectMapper json) {
        this.callers = callers;
        this.json = json;
    }

    @Override
    public List<Phone> phones(HttpRequest<?> request, ClientSettings settings, MailAddress address) {
        List<Phone> phones = new ArrayList<>();
        Caller caller = callers.of(request);
        profile(settings, address)
                // A phone reaches only what has a public name, and takes a profile by HTTPS alone.
                .filter(path -> caller.https())
                .ifPresent(path -> phones.add(new Phone(
                        "iPhone, iPad",
                        "Scan it with the camera, allow the profile, then install it in the settings. The phone asks"
                                + " for the password.",
                        QrCodes.of("https://" + caller.authority() + path, "Code for iPhone and iPad"))));
        thunderbird(settings, address)
                .ifPresent(text -> phones.add(new Phone(
                        "Android, with Thunderbird",
                        "In Thunderbird: settings, import settings, scan QR code. It asks for the password.",
                        QrCodes.of(text, "Code for Thunderbird on Android"))));
        return phones;
    }

    @Override
    public Optional<String> profile(ClientSettings settings, MailAddress address) {
        return AppleProfile.of(settings, address)
                .map(profile -> DiscoveryApi.PROFILE + "?emailaddress=" + Addresses.query(address.toString()));
    }

    /** Version 1 of the format that Thunderbird's "export for mobile" uses, with the places for passwords left out. */
    private Optional<String> thunderbird(ClientSettings settings, MailAddress address) {
        Optional<Endpoint> imap = Endpoints.best(settings, Protocol.IMAP);
        Optional<Endpoint> in = imap.or(() -> Endpoints.best(settings, Protocol.POP3));
        Optional<Endpoint> out = Endpoints.best(settings, Protocol.SUBMISSION);
        if (in.isEmpty() || out.isEmpty()) {
            return Optional.empty();
        }
        String mail = address.toString();
        List<Object> account = List.of(
                1,
                List.of(1, 1),
                server(imap.isPresent() ? 0 : 1, in.get(), mail),
                List.of(List.of(server(0, out.get(), mail), List.of(mail, address.localPart()))));
        try {
            return Optional.of(json.writeValueAsString(account));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Numbers and texts can't be written as JSON.", e);
        }
    }

    private static List<Object> server(int protocol, Endpoint endpoint, String user) {
        int security = Endpoints.implicit(endpoint) ? 3 : 2;
        return List.of(protocol, endpoint.host(), endpoint.port(), security, 1, user);
    }
}

package org.mailhelm.platform.outgoing;

import io.micronaut.email.Contact;
import io.micronaut.email.Email;
import io.micronaut.email.EmailException;
import io.micronaut.email.javamail.composer.MessageComposer;
import io.micronaut.email.javamail.sender.JavaxEmailComposer;
import io.micronaut.email.javamail.sender.JavaxEmailSender;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import org.mailhelm.api.Failure;
import org.mailhelm.api.Secret;
import org.mailhelm.platform.rest.OutsideAddress;

/** Hands a message to the relay of given settings: these can change at any time, so each message gets its own session. */
@Singleton
class Relay {

    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "20000";

    private final MessageComposer composer;
    private final ExecutorService threads;

    @Inject
    Relay(MessageComposer composer, @Named(TaskExecutors.BLOCKING) ExecutorService threads) {
        this.composer = composer;
        this.threads = threads;
    }

    /** @throws Failure saying what the relay or the way to it objected to */
    void send(MailSettings settings, Letter letter) {
        String host = settings.host().orElseThrow(() -> new Failure.Unavailable("No relay is set up.", false));
        check(host);
        InternetAddress from = MailSettings.sender(settings.from().orElse(""));
        Email.Builder email = Email.builder()
                .from(
                        from.getPersonal() == null
                                ? new Contact(from.getAddress())
                                : new Contact(from.getAddress(), from.getPersonal()))
                .to(letter.to())
                .subject(letter.subject())
                .body(letter.text());
        Session session = session(settings, host);
        try {
            new JavaxEmailSender(threads, new JavaxEmailComposer(() -> session, composer))
                    .send(email.build(), message -> {});
        } catch (EmailException e) {
            throw failure(host + ":" + settings.port(), e);
        }
    }

    private static Session session(MailSettings settings, String host) {
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", host);
        properties.put("mail.smtp.port", Integer.toString(settings.port()));
        properties.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.put("mail.smtp.timeout", ANSWER_MILLIS);
        properties.put("mail.smtp.writetimeout", ANSWER_MILLIS);
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        if (settings.tls() && settings.port() == MailSettings.IMPLICIT_TLS) {
            properties.put("mail.smtp.ssl.enable", "true");
        } else if (settings.tls()) {
            properties.put("mail.smtp.starttls.enable", "true");
            // Else somebody on the way could take the offer out, and read the password.
            properties.put("mail.smtp.starttls.required", "true");
        }
        if (settings.user().isEmpty()) {
            return Session.getInstance(properties);
        }
        properties.put("mail.smtp.auth", "true");
        String user = settings.user().get();
        String password = settings.password().map(Secret::reveal).orElse("");
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(user, password);
            }
        });
    }

    private static void check(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                Optional<String> objection = OutsideAddress.objection(address);
                if (objection.isPresent()) {
                    throw new Failure.InvalidInput(
                            "host",
                            host + " leads to " + address.getHostAddress() + ", which " + objection.get() + ".");
                }
            }
        } catch (UnknownHostException e) {
            throw new Failure.Unavailable("The relay " + host + " can't be found.", true, e);
        }
    }

    private static Failure failure(String place, EmailException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String words = shown(String.valueOf(cause.getMessage()));
        if (e.getCause() instanceof AuthenticationFailedException) {
            return new Failure.Unauthenticated("The relay " + place + " doesn't accept the user and password.");
        }
        if (e.getCause() instanceof SendFailedException) {
            return new Failure.Unavailable("The relay " + place + " doesn't take the message: " + words, false, e);
        }
        return new Failure.Unavailable("The relay " + place + " can't be used: " + words, true, e);
    }

    private static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.length() > 300 ? plain.substring(0, 300) + "…" : plain;
    }
}

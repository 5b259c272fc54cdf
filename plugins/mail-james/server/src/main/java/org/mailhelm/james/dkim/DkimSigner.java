package org.mailhelm.james.dkim;

import com.sun.mail.util.CRLFOutputStream;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.mail.Address;
import javax.mail.Header;
import javax.mail.MessagingException;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeMessage;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs a message for the domain of its From (RFC 6376) when that domain has a key here. Mail is sent unsigned when it
 * cannot be signed: an unreadable key must not hold up a whole domain's mail.
 */
public final class DkimSigner extends GenericMailet {
    private static final Logger LOG = LoggerFactory.getLogger(DkimSigner.class);

    /** Header fields that a forger would change; relays leave them alone. */
    private static final String SIGNED_FIELDS =
            "from:to:cc:subject:date:message-id:reply-to:in-reply-to:references:mime-version:content-type:"
                    + "content-transfer-encoding:list-unsubscribe:list-unsubscribe-post";

    private final DkimKeys keys;

    @Inject
    DkimSigner(DkimKeys keys) {
        this.keys = keys;
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        MimeMessage message = mail.getMessage();
        Optional<String> domain = fromDomain(message);
        if (domain.isEmpty()) {
            return;
        }
        try {
            Optional<DkimKeys.Key> key = keys.of(domain.get());
            if (key.isPresent()) {
                prepend(message, signature(message, domain.get(), key.get()));
            }
        } catch (IOException | FailException e) {
            LOG.warn("Sent without DKIM signature for {}: {}", domain.get(), e.getMessage());
        }
    }

    private static Optional<String> fromDomain(MimeMessage message) throws MessagingException {
        Address[] from = message.getFrom();
        if (from == null || from.length != 1 || !(from[0] instanceof InternetAddress)) {
            return Optional.empty();
        }
        String address = ((InternetAddress) from[0]).getAddress();
        int at = address == null ? -1 : address.lastIndexOf('@');
        return at < 0 ? Optional.empty() : Optional.of(address.substring(at + 1));
    }

    private static String signature(MimeMessage message, String domain, DkimKeys.Key key)
            throws IOException, FailException, MessagingException {
        String template = "v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + domain + "; s=" + key.selector() + "; h="
                + SIGNED_FIELDS + "; bh=; b=;";
        // through a file: several large messages at a time would not fit into the heap
        Path file = Files.createTempFile("dkim", ".eml");
        try {
            try (OutputStream out = new CRLFOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
                message.writeTo(out);
            }
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                return new DKIMSigner(template, key.privateKey()).sign(in);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Trace-like fields belong at the top, and JavaMail only appends. */
    private static void prepend(MimeMessage message, String field) throws MessagingException {
        List<String> lines = Collections.list(message.getAllHeaderLines());
        for (Header header : Collections.list(message.getAllHeaders())) {
            message.removeHeader(header.getName());
        }
        message.addHeaderLine(field);
        for (String line : lines) {
            message.addHeaderLine(line);
        }
    }
}

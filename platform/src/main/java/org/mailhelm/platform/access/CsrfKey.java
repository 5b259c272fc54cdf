package org.mailhelm.platform.access;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.mailhelm.platform.start.Variables;

/** What form tokens are signed with: derived from {@code SECRET_KEY}, so that all instances agree. */
@Singleton
final class CsrfKey {

    private final byte[] bytes;

    CsrfKey(Variables variables, Secrets secrets) {
        String secret = variables.text("SECRET_KEY").orElseGet(secrets::token);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            this.bytes = mac.doFinal("csrf".getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java lacks HMAC with SHA-256.", e);
        }
    }

    byte[] bytes() {
        return bytes.clone();
    }
}

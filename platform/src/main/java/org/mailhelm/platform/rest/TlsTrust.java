package org.mailhelm.platform.rest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.jspecify.annotations.Nullable;
import org.mailhelm.api.Failure;
import org.mailhelm.api.RestOptions;

/** Which certificates are believed. */
final class TlsTrust {

    private TlsTrust() {}

    static TlsSocketStrategy of(RestOptions options) {
        try {
            if (!options.verifyTls()) {
                return new DefaultClientTlsStrategy(
                        context(new TrustManager[] {new Anybody()}),
                        HostnameVerificationPolicy.CLIENT,
                        NoopHostnameVerifier.INSTANCE);
            }
            return new DefaultClientTlsStrategy(
                    context(options.trustedCertificates().map(TlsTrust::pinned).orElse(null)));
        } catch (GeneralSecurityException e) {
            throw new Failure.Unavailable("TLS doesn't work on this machine: " + e.getMessage(), false, e);
        }
    }

    private static SSLContext context(TrustManager @Nullable [] managers) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers, null);
        return context;
    }

    private static TrustManager[] pinned(String pem) {
        try {
            Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
            if (certificates.isEmpty()) {
                throw noCertificate();
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates) {
                store.setCertificateEntry("trusted-" + number++, certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw noCertificate();
        }
    }

    private static Failure noCertificate() {
        return new Failure.InvalidInput(
                "trustedCertificates", "This holds no certificate. Paste it with its BEGIN and END lines.");
    }

    /** For a server whose certificate the administrator chose not to check. */
    private static final class Anybody extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

package org.mailhelm.api.proxy;

import java.util.Optional;
import org.mailhelm.api.ApiStatus;
import org.mailhelm.api.DomainName;
import org.mailhelm.api.Secret;

/**
 * A host name to publish.
 *
 * @param host the public host name
 * @param certificate where its certificate comes from
 * @param given the certificate, only with {@link CertificateSource#GIVEN}
 */
@ApiStatus(since = "0.9")
public record Route(DomainName host, CertificateSource certificate, Optional<GivenCertificate> given) {

    /** The certificate is there exactly when it is the source. */
    public Route {
        if (given.isPresent() != (certificate == CertificateSource.GIVEN)) {
            throw new IllegalArgumentException("a given certificate goes with the source GIVEN");
        }
    }

    /** A route whose certificate comes from elsewhere than from us. */
    public static Route of(DomainName host, CertificateSource certificate) {
        return new Route(host, certificate, Optional.empty());
    }

    /**
     * A certificate to install.
     *
     * @param chain PEM, the host's own certificate first
     * @param key PEM, PKCS #8
     */
    @ApiStatus(since = "0.9")
    public record GivenCertificate(String chain, Secret key) {}
}

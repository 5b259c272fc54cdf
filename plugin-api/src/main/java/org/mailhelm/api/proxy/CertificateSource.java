package org.mailhelm.api.proxy;

import org.mailhelm.api.ApiStatus;

/** Where the certificate of a published host name comes from. */
@ApiStatus(since = "0.9")
public enum CertificateSource {
    /** The proxy as it is configured anyway. */
    PROXY_DEFAULT,
    /** The proxy gets one by ACME and proves itself over HTTP or TLS. */
    ACME_HTTP,
    /** The proxy gets one by ACME and proves itself over DNS. */
    ACME_DNS,
    /** A network in front of the proxy ends TLS. */
    EDGE,
    /** Mailhelm hands one over. */
    GIVEN,
    /** No TLS; for closed networks. */
    NONE
}

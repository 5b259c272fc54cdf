package org.mailhelm.james.config;

/** The part of a listener that names its certificate. */
final class KeyStoreXml {
    private KeyStoreXml() {}

    static String of(ServerConfig.ServerKey key) {
        return "<keystore>file://" + Xml.text(key.keyStore().toAbsolutePath().toString())
                + "</keystore><keystoreType>PKCS12</keystoreType><secret>" + Xml.text(key.password()) + "</secret>"
                + "<supportedProtocols><protocol>TLSv1.3</protocol><protocol>TLSv1.2</protocol></supportedProtocols>";
    }
}

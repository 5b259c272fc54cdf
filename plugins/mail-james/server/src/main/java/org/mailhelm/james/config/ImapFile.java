package org.mailhelm.james.config;

/** The two IMAP listeners: with STARTTLS, and with TLS from the start. Passwords are taken after TLS only. */
final class ImapFile {
    private final ServerConfig config;

    ImapFile(ServerConfig config) {
        this.config = config;
    }

    String xml() {
        return "<?xml version=\"1.0\"?>\n<imapservers>\n"
                + listener("imap", config.ports().imap(), false)
                + listener("imaps", config.ports().imaps(), true)
                + "</imapservers>\n";
    }

    private String listener(String name, int port, boolean tlsFromStart) {
        return """
                <imapserver enabled="true">
                  <jmxName>%s</jmxName>
                  <bind>%s:%d</bind>
                  <connectionBacklog>200</connectionBacklog>
                  <tls socketTLS="%s" startTLS="%s">%s</tls>
                  <helloName autodetect="false">%s</helloName>
                  <gracefulShutdown>false</gracefulShutdown>
                  <literalSizeLimit>%d</literalSizeLimit>
                  <inMemorySizeLimit>65536</inMemorySizeLimit>
                  <connectionLimit>%d</connectionLimit>
                  <connectionLimitPerIP>0</connectionLimitPerIP>
                  <plainAuthDisallowed>true</plainAuthDisallowed>
                  <auth><plainAuthEnabled>true</plainAuthEnabled><requireSSL>true</requireSSL></auth>
                </imapserver>
                """.formatted(
                        name,
                        Xml.text(config.bindAddress()),
                        port,
                        tlsFromStart,
                        !tlsFromStart,
                        KeyStoreXml.of(config.key()),
                        Xml.text(config.hostName()),
                        config.limits().messageBytes(),
                        config.limits().imapConnections());
    }
}

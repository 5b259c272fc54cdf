package org.mailhelm.james.config;

import org.mailhelm.james.pop3.Pop3Guard;

/** The POP3 listener, with TLS from the start, where it is wanted. */
final class Pop3File {
    private final ServerConfig config;

    Pop3File(ServerConfig config) {
        this.config = config;
    }

    String xml() {
        int port = config.ports().pop3s();
        return port == 0 ? "<pop3servers/>" : "<pop3servers>\n" + listener(port) + "</pop3servers>\n";
    }

    private String listener(int port) {
        return """
                <pop3server enabled="true">
                  <jmxName>pop3s</jmxName>
                  <bind>%s:%d</bind>
                  <connectionBacklog>200</connectionBacklog>
                  <tls socketTLS="true" startTLS="false">%s</tls>
                  <helloName autodetect="false">%s</helloName>
                  <gracefulShutdown>false</gracefulShutdown>
                  <connectiontimeout>600</connectiontimeout>
                  <connectionLimit>%d</connectionLimit>
                  <connectionLimitPerIP>0</connectionLimitPerIP>
                  <handlerchain enableJmx="false">
                    <handler class="%s"/>
                    <handler class="org.apache.james.pop3server.core.CoreCmdHandlerLoader"/>
                  </handlerchain>
                </pop3server>
                """.formatted(
                        Xml.text(config.bindAddress()),
                        port,
                        KeyStoreXml.of(config.key()),
                        Xml.text(config.hostName()),
                        config.limits().imapConnections(),
                        Pop3Guard.class.getName());
    }
}

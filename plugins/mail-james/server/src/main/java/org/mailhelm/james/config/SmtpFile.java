package org.mailhelm.james.config;

import org.mailhelm.james.smtp.AddressLimits;
import org.mailhelm.james.smtp.AuthGate;
import org.mailhelm.james.smtp.FailedSignIns;
import org.mailhelm.james.smtp.FullMailboxes;
import org.mailhelm.james.smtp.KnownRecipients;
import org.mailhelm.james.smtp.OwnFrom;
import org.mailhelm.james.smtp.SendLimits;

/** The three SMTP listeners: from other servers, submission with STARTTLS, submission with TLS from the start. */
final class SmtpFile {
    private final ServerConfig config;

    SmtpFile(ServerConfig config) {
        this.config = config;
    }

    String xml() {
        ServerConfig.Ports ports = config.ports();
        return "<?xml version=\"1.0\"?>\n<smtpservers>\n"
                + listener("smtp", ports.smtp(), false, false)
                + listener("submission", ports.submission(), false, true)
                + listener("submissions", ports.submissions(), true, true)
                + "</smtpservers>\n";
    }

    private String listener(String name, int port, boolean tlsFromStart, boolean forUsers) {
        return """
                <smtpserver enabled="true">
                  <jmxName>%s</jmxName>
                  <bind>%s:%d</bind>
                  <connectionBacklog>200</connectionBacklog>
                  <tls socketTLS="%s" startTLS="%s">%s</tls>
                  <helloName autodetect="false">%s</helloName>
                  <smtpGreeting>%s ESMTP</smtpGreeting>
                  <gracefulShutdown>false</gracefulShutdown>
                  <connectiontimeout>300</connectiontimeout>
                  <connectionLimit>%d</connectionLimit>
                  <connectionLimitPerIP>0</connectionLimitPerIP>
                  <auth>
                    <announce>%s</announce>
                    <requireSSL>true</requireSSL>
                    <plainAuthEnabled>true</plainAuthEnabled>
                  </auth>
                  <authorizedAddresses>255.255.255.255/32</authorizedAddresses>
                  <verifyIdentity>%s</verifyIdentity>
                  <maxmessagesize>%d</maxmessagesize>
                  <addressBracketsEnforcement>true</addressBracketsEnforcement>
                  <heloEhloEnforcement>true</heloEhloEnforcement>
                  <handlerchain enableJmx="false">
                    <handler class="%s"/>
                    <handler class="%s"><never>%s</never></handler>
                    <handler class="%s"/>
                    <handler class="org.apache.james.smtpserver.fastfail.MaxRcptHandler"><maxRcpt>%d</maxRcpt></handler>
                    <handler class="%s"/>
                    <handler class="%s"/>
                    <handler class="%s"/>
                    <handler class="org.apache.james.smtpserver.CoreCmdHandlerLoader"/>
                    <handler class="%s"/>
                  </handlerchain>
                </smtpserver>
                """.formatted(
                        name,
                        Xml.text(config.bindAddress()),
                        port,
                        tlsFromStart,
                        !tlsFromStart,
                        KeyStoreXml.of(config.key()),
                        Xml.text(config.hostName()),
                        Xml.text(config.hostName()),
                        config.limits().smtpConnections(),
                        forUsers ? "always" : "never",
                        forUsers,
                        config.limits().messageBytes() / 1024,
                        AddressLimits.class.getName(),
                        AuthGate.class.getName(),
                        !forUsers,
                        KnownRecipients.class.getName(),
                        config.limits().recipients(),
                        FullMailboxes.class.getName(),
                        OwnFrom.class.getName(),
                        SendLimits.class.getName(),
                        FailedSignIns.class.getName());
    }
}

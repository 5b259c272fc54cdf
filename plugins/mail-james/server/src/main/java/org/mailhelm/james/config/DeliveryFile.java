package org.mailhelm.james.config;

import java.util.Optional;
import org.mailhelm.james.delivery.CatchAll;
import org.mailhelm.james.delivery.SpecialTargets;
import org.mailhelm.james.dkim.DkimSigner;

/**
 * What happens to a message after it was accepted. Nothing ends in a repository unheard: what cannot be delivered is
 * sent back to its sender, and kept for the administrator only beside that. The exception is {@code foreign}: mail from
 * nobody we know to nobody here, which SMTP has already refused; nothing is ever relayed or answered from there.
 *
 * <p>Only mail of signed-in users is signed: mail that is passed on may claim to be from a hosted domain without being.
 */
final class DeliveryFile {
    private final ServerConfig config;

    DeliveryFile(ServerConfig config) {
        this.config = config;
    }

    String xml() {
        return """
                <?xml version="1.0"?>
                <mailetcontainer enableJmx="false">
                  <context><postmaster>postmaster@%1$s</postmaster></context>
                  <spooler><threads>%2$d</threads><errorRepository>jpa://var/mail/error/</errorRepository></spooler>
                  <processors>
                    <processor state="root">
                      <mailet match="All" class="PostmasterAlias"/>
                      <mailet match="RelayLimit=30" class="Null"/>
                      <mailet match="All" class="ToProcessor"><processor>transport</processor></mailet>
                    </processor>
                    <processor state="transport">
                      <matcher name="ours" match="org.apache.james.mailetcontainer.impl.matchers.Or">
                        <matcher match="SMTPAuthSuccessful"/>
                        <matcher match="SentByMailet"/>
                      </matcher>
                      <mailet match="RecipientIs=%6$s" class="Null"/>
                      <mailet match="RecipientIs=%7$s" class="ToProcessor"><processor>refused</processor></mailet>
                      <mailet match="All" class="RemoveMimeHeader"><name>bcc</name></mailet>
                      <mailet match="SMTPAuthSuccessful" class="%3$s"/>
                      <mailet match="All" class="RecipientRewriteTable"><errorProcessor>unmapped</errorProcessor></mailet>
                      <mailet match="All" class="%4$s"/>
                      <mailet match="IsOverQuota" class="ToProcessor"><processor>full</processor></mailet>
                      <mailet match="RecipientIsLocal" class="Sieve"/>
                      <mailet match="RecipientIsLocal" class="LocalDelivery"/>
                      <mailet match="HostIsLocal" class="ToProcessor"><processor>unknown</processor></mailet>
                      <mailet match="ours" class="ToProcessor"><processor>relay</processor></mailet>
                      <mailet match="All" class="ToProcessor"><processor>foreign</processor></mailet>
                    </processor>
                    <processor state="relay">
                      %5$s
                    </processor>
                    <processor state="foreign">
                      <mailet match="All" class="ToRepository"><repositoryPath>jpa://var/mail/foreign/</repositoryPath></mailet>
                    </processor>
                    <processor state="full">
                      <mailet match="All" class="Bounce"><message>The mailbox of the recipient is full.</message></mailet>
                      <mailet match="All" class="Null"/>
                    </processor>
                    <processor state="unknown">
                      <mailet match="All" class="Bounce"><message>There is no such mailbox here.</message></mailet>
                      <mailet match="All" class="Null"/>
                    </processor>
                    <processor state="refused">
                      <mailet match="All" class="Bounce"><message>This address takes no mail.</message></mailet>
                      <mailet match="All" class="Null"/>
                    </processor>
                    <processor state="unmapped">
                      <mailet match="All" class="Bounce"><message>The address cannot be resolved.</message></mailet>
                      <mailet match="All" class="ToRepository"><repositoryPath>jpa://var/mail/unmapped/</repositoryPath></mailet>
                    </processor>
                    <processor state="bounces">
                      <mailet match="All" class="DSNBounce"><passThrough>false</passThrough></mailet>
                    </processor>
                    <processor state="error">
                      <mailet match="All" class="Bounce"><message>The message could not be delivered.</message></mailet>
                      <mailet match="All" class="ToRepository"><repositoryPath>jpa://var/mail/error/</repositoryPath></mailet>
                    </processor>
                  </processors>
                </mailetcontainer>
                """.formatted(
                        Xml.text(config.hostName()),
                        config.deliveryThreads(),
                        DkimSigner.class.getName(),
                        CatchAll.class.getName(),
                        remoteDelivery(),
                        SpecialTargets.DISCARD,
                        SpecialTargets.REFUSE);
    }

    private String remoteDelivery() {
        return "<mailet match=\"All\" class=\"RemoteDelivery\"><outgoingQueue>outgoing</outgoingQueue>"
                + "<delayTime>5000, 60000, 300000, 1800000, 7200000</delayTime><maxRetries>25</maxRetries>"
                + "<maxDnsProblemRetries>5</maxDnsProblemRetries><deliveryThreads>" + config.deliveryThreads()
                + "</deliveryThreads><sendpartial>true</sendpartial><startTLS>true</startTLS>" + trust()
                + "<heloName>" + Xml.text(config.hostName()) + "</heloName>"
                + "<bounceProcessor>bounces</bounceProcessor>" + gateway(config.smarthost()) + "</mailet>";
    }

    /**
     * Encryption between servers is opportunistic (RFC 7435): a certificate nobody can verify is better than none. A
     * smarthost that gets a password must prove who it is.
     */
    private String trust() {
        boolean password =
                config.smarthost().map(host -> !host.user().isEmpty()).orElse(false);
        return password
                ? "<mail.smtp.starttls.required>true</mail.smtp.starttls.required>"
                        + "<mail.smtp.ssl.checkserveridentity>true</mail.smtp.ssl.checkserveridentity>"
                : "<mail.smtp.ssl.trust>*</mail.smtp.ssl.trust>";
    }

    private static String gateway(Optional<ServerConfig.Smarthost> smarthost) {
        return smarthost
                .map(host -> "<gateway>" + Xml.text(host.host()) + "</gateway><gatewayPort>" + host.port()
                        + "</gatewayPort>" + credentials(host))
                .orElse("");
    }

    private static String credentials(ServerConfig.Smarthost host) {
        return host.user().isEmpty()
                ? ""
                : "<gatewayUsername>" + Xml.text(host.user()) + "</gatewayUsername><gatewayPassword>"
                        + Xml.text(host.password()) + "</gatewayPassword>";
    }
}

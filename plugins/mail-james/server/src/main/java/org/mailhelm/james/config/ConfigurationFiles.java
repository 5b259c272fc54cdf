package org.mailhelm.james.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes what James reads below {@code conf/}, anew at each start: nobody edits there. */
public final class ConfigurationFiles {
    private final ServerConfig config;

    public ConfigurationFiles(ServerConfig config) {
        this.config = config;
    }

    public void write() throws IOException {
        Path directory = config.home().resolve("conf");
        Files.createDirectories(directory);
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
        for (Map.Entry<String, String> file : files().entrySet()) {
            Files.writeString(directory.resolve(file.getKey()), file.getValue());
        }
    }

    private Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("smtpserver.xml", new SmtpFile(config).xml());
        files.put("imapserver.xml", new ImapFile(config).xml());
        files.put("pop3server.xml", new Pop3File(config).xml());
        files.put("mailetcontainer.xml", new DeliveryFile(config).xml());
        files.put(
                "mailrepositorystore.xml",
                "<mailrepositorystore><defaultProtocol>jpa</defaultProtocol><mailrepositories>"
                        + "<mailrepository class=\"org.apache.james.mailrepository.jpa.JPAMailRepository\">"
                        + "<protocols><protocol>jpa</protocol></protocols></mailrepository>"
                        + "</mailrepositories></mailrepositorystore>");
        // the default domain is added as a hosted one; this name can never receive mail
        files.put(
                "domainlist.xml",
                "<domainlist><autodetect>false</autodetect><autodetectIP>false</autodetectIP>"
                        + "<defaultDomain>localhost</defaultDomain></domainlist>");
        files.put(
                "usersrepository.xml",
                "<usersrepository name=\"LocalUsers\"><algorithm>PBKDF2-SHA512</algorithm>"
                        + "<enableVirtualHosting>true</enableVirtualHosting>"
                        + "<enableForwarding>true</enableForwarding></usersrepository>");
        files.put(
                "recipientrewritetable.xml",
                "<recipientrewritetable><recursiveMapping>true</recursiveMapping>"
                        + "<mappingLimit>10</mappingLimit></recipientrewritetable>");
        files.put(
                "dnsservice.xml",
                "<dnsservice><autodiscover>true</autodiscover><authoritative>false</authoritative>"
                        + "<maxcachesize>10000</maxcachesize></dnsservice>");
        files.put("listeners.xml", "<listeners></listeners>");
        files.put(
                "webadmin.properties",
                "enabled=true\nhost=127.0.0.1\nport=" + config.ports().admin()
                        + "\ncors.enable=false\ncors.origin=none\nhttps.enabled=false\njwt.enabled=false\n");
        return files;
    }
}

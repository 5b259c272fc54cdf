package org.mailhelm.james.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * All that the supervisor decides about one mail server. It is handed over in one file, because a command line can be
 * read by every user of the machine.
 *
 * @param home folder of everything that the server keeps; created when missing
 * @param hostName name in greetings, bounces and the certificate
 * @param bindAddress address of the mail listeners; WebAdmin is always on loopback
 * @param dkimKeys folder with one private key per domain, read while running
 * @param adminToken file with the bearer token of WebAdmin
 * @param logFile file that the log is appended to; rotated by size
 */
public record ServerConfig(
        Path home,
        String hostName,
        String bindAddress,
        Ports ports,
        ServerKey key,
        Database database,
        Limits limits,
        Optional<Smarthost> smarthost,
        Path dkimKeys,
        Path adminToken,
        Path logFile,
        String logLevel,
        int deliveryThreads) {

    /** One listener each; WebAdmin's is on loopback. POP3 is not offered on port 0. */
    public record Ports(int smtp, int submission, int submissions, int imap, int imaps, int pop3s, int admin) {}

    /** PKCS#12 file with the certificate chain and its key. */
    public record ServerKey(Path keyStore, String password) {
        @Override
        public String toString() {
            return "ServerKey[" + keyStore + "]";
        }
    }

    /** JDBC address of H2 (one file) or PostgreSQL. */
    public record Database(String url, String user, String password) {
        @Override
        public String toString() {
            return "Database[" + user + "]";
        }
    }

    /** Where all outgoing mail goes instead of the recipients' own servers. */
    public record Smarthost(String host, int port, String user, String password) {
        @Override
        public String toString() {
            return "Smarthost[" + host + ":" + port + "]";
        }
    }
}

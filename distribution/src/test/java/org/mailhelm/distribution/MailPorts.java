package org.mailhelm.distribution;

import java.io.IOException;
import java.util.Map;

/** Ports for a mail server of a test's own. */
record MailPorts(int smtp, int submission, int submissions, int imap, int imaps) {

    static MailPorts free() throws IOException {
        return new MailPorts(
                Distributed.freePort(),
                Distributed.freePort(),
                Distributed.freePort(),
                Distributed.freePort(),
                Distributed.freePort());
    }

    Map<String, String> variables() {
        return Map.of(
                "MAIL_SMTP_PORT", String.valueOf(smtp),
                "MAIL_SUBMISSION_PORT", String.valueOf(submission),
                "MAIL_SMTPS_PORT", String.valueOf(submissions),
                "MAIL_IMAP_PORT", String.valueOf(imap),
                "MAIL_IMAPS_PORT", String.valueOf(imaps));
    }
}

package org.mailhelm.platform.outgoing;

import org.mailhelm.api.Failure;

/**
 * A message of the installation.
 *
 * @param to one address, without a name
 * @param subject one line
 * @param text plain
 */
public record Letter(String to, String subject, String text) {

    /** Refuses what would make headers of its own. */
    public Letter {
        if (to.isEmpty() || !to.matches("[^\\s,;<>\"()\\p{Cntrl}]+@[^\\s,;<>\"()\\p{Cntrl}]+")) {
            throw new Failure.InvalidInput("to", "This is no e-mail address.");
        }
        if (subject.chars().anyMatch(Character::isISOControl)) {
            throw new Failure.InvalidInput("subject", "A subject is one line.");
        }
    }

    @Override
    public String toString() {
        return "Letter[" + subject + "]";
    }
}

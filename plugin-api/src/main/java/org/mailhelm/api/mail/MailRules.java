package org.mailhelm.api.mail;

import java.util.Optional;
import java.util.Set;
import org.mailhelm.api.ApiStatus;

/**
 * What a mail host accepts. The host checks input against it, shows it live in forms and makes passwords that fit.
 *
 * @param passwordMinLength least number of characters
 * @param passwordMaxLength greatest number of characters
 * @param passwordNeeds kinds of character of which at least one must be there
 * @param localPartMaxLength greatest length of what stands before the {@code @}, at most 64
 * @param maxQuota the greatest quota; empty when there is none
 * @param unlimitedQuota whether a mailbox may be without quota
 * @param defaultQuota what a form begins with
 * @param sendLimit what a mailbox may send in a day; empty when the system has no such limit
 */
@ApiStatus(since = "0.9")
public record MailRules(
        int passwordMinLength,
        int passwordMaxLength,
        Set<CharacterKind> passwordNeeds,
        int localPartMaxLength,
        Optional<ByteSize> maxQuota,
        boolean unlimitedQuota,
        Quota defaultQuota,
        Optional<SendLimitRule> sendLimit) {

    /** Keeps a copy. */
    public MailRules {
        passwordNeeds = Set.copyOf(passwordNeeds);
    }

    /** A kind of character. */
    @ApiStatus(since = "0.9")
    public enum CharacterKind {
        /** An upper-case letter. */
        UPPER_CASE,
        /** A lower-case letter. */
        LOWER_CASE,
        /** A digit. */
        DIGIT,
        /** Anything else. */
        SPECIAL
    }

    /**
     * Messages a mailbox may send in a day.
     *
     * @param min least value that can be set
     * @param max greatest value that can be set
     * @param usual what a form begins with
     */
    @ApiStatus(since = "0.9")
    public record SendLimitRule(int min, int max, int usual) {}
}

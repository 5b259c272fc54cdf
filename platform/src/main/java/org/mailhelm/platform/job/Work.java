package org.mailhelm.platform.job;

import java.util.Optional;
import org.mailhelm.api.Secret;

/**
 * One item, as its kind gets it to do.
 *
 * @param parameters of the job, as JSON
 * @param line where the item stands in the file it comes from
 * @param subject what it is about, as in a mail address
 * @param data what else the kind stored for it, as JSON
 * @param secret the secret it carries; empty when it carries none or when it was erased
 * @param tries how often it was begun, this time included
 */
public record Work(String parameters, int line, String subject, String data, Optional<Secret> secret, int tries) {}

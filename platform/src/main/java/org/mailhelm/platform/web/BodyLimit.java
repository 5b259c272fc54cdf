package org.mailhelm.platform.web;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Only an upload may be large; a form or a JSON body above one megabyte, or without a length, is a mistake or an attack.
 * It is refused before its body is read, as is an upload of somebody who isn't signed in.
 * A list of mailboxes may be longer than other forms.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class BodyLimit implements Ordered {

    static final long MOST = 1024 * 1024;

    /** Far more than 5,000 rows, twice: a form's percent signs swell its text. */
    static final long MOST_OF_A_LIST = 8 * MOST;

    /** Where lists of mailboxes are sent, by somebody who is signed in. */
    private static final Pattern LISTS = Pattern.compile("/domains/[^/]+/mailboxes/import(/start)?"
            + "|/mailboxes/import(/start|/file)?|/api/email-accounts/import(/preview)?");

    /** Where jars are uploaded, by a signed-in administrator. */
    private static final List<String> UPLOADS = List.of("/plugins", "/api/admin/plugins");

    private final Answers answers;

    BodyLimit(Answers answers) {
        this.answers = answers;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        if (upload(request)) {
            return null;
        }
        HttpHeaders headers = request.getHeaders();
        if (headers.contains(HttpHeaders.TRANSFER_ENCODING)) {
            return answers.answer(request, Problem.of(HttpStatus.LENGTH_REQUIRED));
        }
        long length = headers.findFirst(HttpHeaders.CONTENT_LENGTH)
                .map(BodyLimit::number)
                .orElse(0L);
        return length > most(request) ? answers.answer(request, Problem.of(HttpStatus.REQUEST_ENTITY_TOO_LARGE)) : null;
    }

    private static long most(HttpRequest<?> request) {
        return LISTS.matcher(request.getPath()).matches() ? MOST_OF_A_LIST : MOST;
    }

    private static boolean upload(HttpRequest<?> request) {
        String path = request.getPath();
        return UPLOADS.stream().anyMatch(each -> path.equals(each) || path.startsWith(each + "/"))
                && request.getContentType()
                        .filter(type -> type.getName().equals(MediaType.MULTIPART_FORM_DATA))
                        .isPresent();
    }

    /** Before every filter that might read the body. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}

package org.mailhelm.platform.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.function.Supplier;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.mailhelm.api.RestOptions;

/** Sends one request and takes in its whole answer, or gives up in time. */
final class Transport implements AutoCloseable {

    static final int LONGEST_ANSWER = 16 << 20;
    private static final int CONNECTIONS = 20;

    private final CloseableHttpClient http;
    private final ExecutorService threads;
    private final Duration within;

    Transport(RestOptions options, CheckedDns dns, ExecutorService threads, String userAgent) {
        this.threads = threads;
        this.within = options.answerTimeout();
        Timeout connect = Timeout.of(options.connectTimeout());
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(dns)
                        .setTlsSocketStrategy(TlsTrust.of(options))
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setDefaultTlsConfig(
                                TlsConfig.custom().setHandshakeTimeout(connect).build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(connect)
                                .setSocketTimeout(Timeout.of(within))
                                .setTimeToLive(TimeValue.ofMinutes(5))
                                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(within))
                        .setResponseTimeout(Timeout.of(within))
                        .build())
                .setUserAgent(userAgent)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                // A decoder between us and the wire would hide the trailers and undo the limit of length.
                .disableContentCompression()
                .build();
    }

    /**
     * Sends it.
     *
     * @throws TooLate when the answer isn't whole in time
     * @throws InterruptedException when the calling thread is told to end
     */
    Answer send(Prepared prepared) throws IOException, InterruptedException {
        HttpUriRequestBase request = new HttpUriRequestBase(prepared.method(), URI.create(prepared.address()));
        prepared.headers().forEach(request::setHeader);
        prepared.body()
                .ifPresent(body ->
                        request.setEntity(new ByteArrayEntity(body.bytes(), ContentType.parse(body.contentType()))));
        // On a thread of its own: the caller can then leave a call that hangs where no timeout of a socket reaches,
        // as in a look-up of names or an answer that comes byte by byte.
        Future<Answer> answer = threads.submit(() -> http.execute(request, Transport::whole));
        try {
            return answer.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new TooLate(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IOException(e.getCause());
        } finally {
            if (!answer.isDone()) {
                request.abort();
                answer.cancel(true);
            }
        }
    }

    private static Answer whole(ClassicHttpResponse response) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), String.valueOf(header.getValue()));
        }
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new Answer(response.getCode(), headers, StandardCharsets.UTF_8, new byte[0]);
        }
        Charset charset = charset(entity);
        byte[] body = body(entity);
        Supplier<List<? extends Header>> trailers = entity.getTrailers();
        if (trailers != null) {
            for (Header trailer : trailers.get()) {
                headers.putIfAbsent(trailer.getName().toLowerCase(Locale.ROOT), String.valueOf(trailer.getValue()));
            }
        }
        return new Answer(response.getCode(), headers, charset, body);
    }

    private static byte[] body(HttpEntity entity) throws IOException {
        if (entity.getContentLength() > LONGEST_ANSWER) {
            throw new TooLong();
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (InputStream content = entity.getContent()) {
            byte[] part = new byte[16 * 1024];
            int length = content.read(part);
            while (length >= 0) {
                if (whole.size() + length > LONGEST_ANSWER) {
                    throw new TooLong();
                }
                whole.write(part, 0, length);
                length = content.read(part);
            }
        }
        return whole.toByteArray();
    }

    private static Charset charset(HttpEntity entity) {
        try {
            ContentType type = ContentType.parseLenient(entity.getContentType());
            Charset named = type == null ? null : type.getCharset();
            return named == null ? StandardCharsets.UTF_8 : named;
        } catch (UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    @Override
    public void close() {
        http.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
    }

    /** The answer is longer than anything that could be meant. */
    static final class TooLong extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;
    }

    /** No whole answer in time. */
    static final class TooLate extends SocketTimeoutException {
        @Serial
        private static final long serialVersionUID = 1L;

        TooLate(Throwable cause) {
            initCause(cause);
        }
    }
}

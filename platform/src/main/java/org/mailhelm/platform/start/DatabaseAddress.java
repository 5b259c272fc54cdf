package org.mailhelm.platform.start;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.sqlite.SQLiteOpenMode;

/**
 * Where the data lives.
 *
 * @param kind the folder of migrations, {@code sqlite} or {@code postgresql}
 * @param url for JDBC
 * @param user empty for SQLite
 * @param password empty for SQLite
 */
record DatabaseAddress(String kind, String url, String user, String password) {

    // The driver lets only one thread at a time use a connection, so SQLite needn't lock each call once more.
    private static final int OPEN_MODE =
            SQLiteOpenMode.READWRITE.flag | SQLiteOpenMode.CREATE.flag | SQLiteOpenMode.NOMUTEX.flag;
    private static final String SQLITE_OPTIONS = "?journal_mode=WAL&busy_timeout=10000&foreign_keys=true"
            + "&synchronous=FULL&transaction_mode=IMMEDIATE&open_mode=" + OPEN_MODE;

    /** A file. Every commit is on the disk before it is confirmed. */
    static DatabaseAddress sqlite(Path file) {
        return new DatabaseAddress("sqlite", "jdbc:sqlite:" + file + SQLITE_OPTIONS, "", "");
    }

    /** A PostgreSQL server, written as {@code postgresql://user:password@host/name} or as a JDBC address. */
    static DatabaseAddress postgresql(String text) {
        String address = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
        String scheme = address.contains(":")
                ? address.substring(0, address.indexOf(':')).toLowerCase(Locale.ROOT)
                : "";
        if (!scheme.equals("postgresql") && !scheme.equals("postgres")) {
            throw wrong();
        }
        try {
            URI uri = URI.create("postgresql" + address.substring(scheme.length()));
            if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
                throw wrong();
            }
            Map<String, String> query = query(uri);
            String userInfo = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
            int colon = userInfo.indexOf(':');
            String user = decode(colon < 0 ? userInfo : userInfo.substring(0, colon));
            String password = colon < 0 ? "" : decode(userInfo.substring(colon + 1));
            user = user.isEmpty() ? query.getOrDefault("user", "") : user;
            password = password.isEmpty() ? query.getOrDefault("password", "") : password;
            query.remove("user");
            query.remove("password");
            StringBuilder url = new StringBuilder("jdbc:postgresql://").append(uri.getHost());
            if (uri.getPort() > 0) {
                url.append(':').append(uri.getPort());
            }
            url.append(uri.getRawPath());
            String separator = "?";
            for (Map.Entry<String, String> entry : query.entrySet()) {
                url.append(separator).append(entry.getKey()).append('=').append(entry.getValue());
                separator = "&";
            }
            return new DatabaseAddress("postgresql", url.toString(), user, password);
        } catch (IllegalArgumentException e) {
            throw wrong();
        }
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (uri.getRawQuery() != null) {
            for (String part : uri.getRawQuery().split("&", -1)) {
                int equals = part.indexOf('=');
                if (equals > 0) {
                    parameters.put(part.substring(0, equals), part.substring(equals + 1));
                }
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static StartFailure wrong() {
        // Without the value: it holds a password.
        return new StartFailure("DATABASE_URL must look like postgresql://user:password@host:5432/mailhelm.");
    }
}

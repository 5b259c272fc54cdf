package org.mailhelm.james.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import javax.inject.Inject;
import org.apache.james.core.Username;
import org.apache.james.webadmin.Routes;
import spark.Request;
import spark.Service;
import spark.Spark;

/**
 * WebAdmin's routes for {@link Accounts}, in the manner of James' own for quotas: a value is the whole body. Behind the
 * same token.
 */
public final class AccountRoutes implements Routes {
    private static final String BASE = "/mailhelm/accounts";
    private static final String ONE = BASE + "/:address";
    private static final String JSON = "application/json";

    private final Accounts accounts;
    private final ObjectMapper json = new ObjectMapper();

    @Inject
    AccountRoutes(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public String getBasePath() {
        return BASE;
    }

    @Override
    public void define(Service service) {
        service.get(BASE, JSON, (request, response) -> {
            response.type(JSON);
            return write(accounts.ofDomain(request.queryParamOrDefault("domain", "")));
        });
        service.get(ONE, JSON, (request, response) -> {
            response.type(JSON);
            return write(accounts.account(user(request)));
        });
        service.put(
                ONE + "/suspended",
                (request, response) -> change(() -> {
                    accounts.suspend(user(request), read(request, Boolean.class));
                    response.status(204);
                }));
        service.put(
                ONE + "/sendLimit",
                (request, response) -> change(() -> {
                    accounts.limit(user(request), Math.max(0, read(request, Integer.class)));
                    response.status(204);
                }));
        service.delete(
                ONE,
                (request, response) -> change(() -> {
                    accounts.forget(user(request));
                    response.status(204);
                }));
    }

    private interface Change {
        void make() throws SQLException;
    }

    private static String change(Change change) throws SQLException {
        change.make();
        return "";
    }

    private static Username user(Request request) {
        return Username.of(request.params("address"));
    }

    private String write(Object value) throws JsonProcessingException {
        return json.writeValueAsString(value);
    }

    private <T> T read(Request request, Class<T> type) {
        try {
            return json.readValue(request.body(), type);
        } catch (JsonProcessingException e) {
            throw Spark.halt(
                    400,
                    "{\"statusCode\":400,\"type\":\"InvalidArgument\",\"message\":\"not a "
                            + type.getSimpleName().toLowerCase(java.util.Locale.ROOT) + "\"}");
        }
    }
}

package org.mailhelm.james.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.james.core.Username;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountsTest {
    private static final Username ANNA = Username.of("anna@example.com");

    private final BasicDataSource database = new BasicDataSource();
    private Instant now = Instant.parse("2030-05-05T23:59:00Z");

    @BeforeEach
    void openDatabase() {
        database.setUrl("jdbc:h2:mem:" + System.nanoTime() + ";MODE=LEGACY;DB_CLOSE_DELAY=-1");
    }

    @AfterEach
    void closeDatabase() throws SQLException {
        database.close();
    }

    @Test
    void countsFromMidnightToMidnight() throws Exception {
        Accounts accounts = accounts(2);

        assertThat(accounts.countMessage(ANNA)).isTrue();
        assertThat(accounts.countMessage(ANNA)).isTrue();
        assertThat(accounts.maySend(ANNA)).isFalse();
        assertThat(accounts.countMessage(ANNA)).isFalse();
        now = now.plus(Duration.ofMinutes(2));

        assertThat(accounts.maySend(ANNA)).isTrue();
        assertThat(accounts.account(ANNA).sentToday()).isZero();
        assertThat(accounts.countMessage(ANNA)).isTrue();
        assertThat(accounts.account(ANNA).sentToday()).isEqualTo(1);
    }

    @Test
    void remembersAfterARestart() throws Exception {
        Accounts before = accounts(10);
        before.suspend(ANNA, true);
        before.limit(ANNA, 3);
        before.countMessage(ANNA);

        Accounts after = accounts(20);

        assertThat(after.isSuspended(ANNA)).isTrue();
        assertThat(after.account(ANNA)).isEqualTo(new Account("anna@example.com", true, 3, 1));
        after.forget(ANNA);
        assertThat(after.isSuspended(ANNA)).isFalse();
        assertThat(after.account(ANNA)).isEqualTo(new Account("anna@example.com", false, 20, 0));
    }

    @Test
    void tellsTheAccountsOfOneDomain() throws Exception {
        Accounts accounts = accounts(10);
        accounts.limit(ANNA, 3);
        accounts.limit(Username.of("anna@sub.example.com"), 4);
        accounts.limit(Username.of("anna@example.org"), 5);

        assertThat(accounts.ofDomain("example.com"))
                .extracting(Account::sendLimit)
                .containsExactly(3);
    }

    private Accounts accounts(int usualLimit) throws SQLException {
        return new Accounts(database, usualLimit, clock());
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }
}

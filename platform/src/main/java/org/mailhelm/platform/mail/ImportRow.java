package org.mailhelm.platform.mail;

import java.util.Map;

/**
 * A row as it was sent: what isn't there is empty.
 *
 * @param line where it stands in the file
 * @param address a whole address, in the place of user name and domain
 */
record ImportRow(
        int line,
        String username,
        String address,
        String password,
        String quota,
        String limit,
        String recovery,
        String domain) {

    static final String LINE = "line";
    static final String USERNAME = "username";
    static final String ADDRESS = "email";
    static final String PASSWORD = "password";
    static final String QUOTA = "quota";
    static final String LIMIT = "limit";
    static final String RECOVERY = "recovery_email";
    static final String DOMAIN = "domain";

    static ImportRow of(int line, Map<String, String> cells) {
        String told = cells.getOrDefault(LINE, "");
        String user = cells.getOrDefault(USERNAME, "");
        String whole = cells.getOrDefault(ADDRESS, "");
        boolean swapped = whole.isEmpty() && user.indexOf('@') >= 0;
        return new ImportRow(
                told.matches("[1-9][0-9]{0,6}") ? Integer.parseInt(told) : line,
                swapped ? "" : user,
                swapped ? user : whole,
                cells.getOrDefault(PASSWORD, ""),
                cells.getOrDefault(QUOTA, ""),
                cells.getOrDefault(LIMIT, ""),
                cells.getOrDefault(RECOVERY, ""),
                cells.getOrDefault(DOMAIN, ""));
    }

    boolean blank() {
        return (username + address + password + quota + limit + recovery + domain).isEmpty();
    }

    ImportRow withPassword(String text) {
        return new ImportRow(line, username, address, text, quota, limit, recovery, domain);
    }

    /** What stands before the {@code @}. */
    String user() {
        return username.isEmpty() && address.indexOf('@') >= 0
                ? address.substring(0, address.lastIndexOf('@'))
                : username.isEmpty() ? address : username;
    }

    /** What stands behind the {@code @} of a whole address; may be empty. */
    String host() {
        int at = address.lastIndexOf('@');
        return at < 0 ? "" : address.substring(at + 1);
    }

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "ImportRow[" + line + "]";
    }
}

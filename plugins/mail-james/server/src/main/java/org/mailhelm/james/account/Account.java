package org.mailhelm.james.account;

/**
 * What is kept of one mailbox beside James' own.
 *
 * @param suspended whether nobody can sign in
 * @param sendLimit messages it may send in a day
 * @param sentToday messages it has sent since midnight, UTC
 */
public record Account(String address, boolean suspended, int sendLimit, int sentToday) {}

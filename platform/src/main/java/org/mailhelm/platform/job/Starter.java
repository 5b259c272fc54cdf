package org.mailhelm.platform.job;

/** Who starts a job: a login name, and how the person is called. */
public record Starter(String login, String name) {}

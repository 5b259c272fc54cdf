package org.mailhelm.ui.part;

/** One line of a test, job or deployment: what, how it went, how long, and one line of evidence. */
public record Step(State state, String what, String took, String evidence) {}

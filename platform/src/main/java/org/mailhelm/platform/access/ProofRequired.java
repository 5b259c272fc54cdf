package org.mailhelm.platform.access;

/** What is asked for is sensitive, and it is too long ago that the user proved who it is. */
final class ProofRequired extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String back;

    /** @param back the page to go on from afterwards */
    ProofRequired(String back) {
        super("The last proof is too old.", null, false, false);
        this.back = back;
    }

    String back() {
        return back;
    }
}

package org.mailhelm.platform.web;

import gg.jte.TemplateOutput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A page while it is drawn: one array that grows, because a page is written in thousands of small pieces. Each thread
 * keeps its array for the next page, unless that page was unusually large.
 */
final class PageBytes implements TemplateOutput {

    private static final int USUAL_SIZE = 64 * 1024;
    private static final int MOST_KEPT = 256 * 1024;
    private static final ThreadLocal<byte[]> KEPT = new ThreadLocal<>();

    private byte[] bytes;
    private int size;

    PageBytes() {
        byte[] kept = KEPT.get();
        KEPT.remove();
        bytes = kept == null ? new byte[USUAL_SIZE] : kept;
    }

    @Override
    public void writeContent(String value) {
        writeContent(value, 0, value.length());
    }

    @Override
    public void writeContent(String value, int beginIndex, int endIndex) {
        makeRoom(endIndex - beginIndex);
        byte[] to = bytes;
        int at = size;
        for (int i = beginIndex; i < endIndex; i++) {
            char letter = value.charAt(i);
            if (letter > 0x7f) {
                size = at;
                writeBinaryContent(value.substring(i, endIndex).getBytes(StandardCharsets.UTF_8));
                return;
            }
            to[at++] = (byte) letter;
        }
        size = at;
    }

    @Override
    public void writeBinaryContent(byte[] value) {
        makeRoom(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    private void makeRoom(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }

    /** What was written. Nothing more can be. */
    byte[] toByteArray() {
        byte[] page = Arrays.copyOf(bytes, size);
        if (bytes.length <= MOST_KEPT) {
            KEPT.set(bytes);
        }
        bytes = new byte[0];
        size = 0;
        return page;
    }
}

package org.mailhelm.ui.part;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import org.mailhelm.ui.Shell;

/**
 * Rows of lists as they were drawn last: they are looked at far more often than they change. Only what administrators see
 * is kept, because what others are offered depends on their rights.
 */
public final class DrawnRows {

    private static final int MOST_BYTES = 4 << 20;
    private static final Cache<Object, byte[]> KEPT = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Object key, byte[] row) -> row.length)
            .build();

    private DrawnRows() {}

    /**
     * A row, drawn only when it isn't kept.
     *
     * @param key holds everything that the row shows, of a type that only this list uses
     * @param row shows nothing of the visitor or the request, such as a CSRF token
     */
    public static Content of(Shell shell, Object key, Content row) {
        return shell.mayEverything() ? output -> output.writeBinaryContent(KEPT.get(key, unseen -> draw(row))) : row;
    }

    private static byte[] draw(Content row) {
        Utf8ByteOutput bytes = new Utf8ByteOutput();
        row.writeTo(new OwaspHtmlTemplateOutput(bytes));
        return bytes.toByteArray();
    }
}

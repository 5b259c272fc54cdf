package org.mailhelm.platform.web;

import gg.jte.CodeResolver;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.mailhelm.ui.Page;
import org.mailhelm.ui.Shell;

/**
 * Draws a page with its template, into memory, so that a failure in the middle still becomes an error page. Templates
 * are precompiled; with {@code -Dmailhelm.template-source=ui/src/main/jte} they are compiled from that folder instead,
 * and again whenever a file changes.
 */
@Singleton
final class TemplateRenderer {

    private final TemplateEngine engine;

    TemplateRenderer(@Property(name = "mailhelm.template-source") Optional<String> source) {
        this.engine = source.map(TemplateRenderer::compiling)
                .orElseGet(() -> TemplateEngine.createPrecompiled(
                        null, ContentType.Html, Page.class.getClassLoader(), "gg.jte.generated.precompiled"));
    }

    byte[] draw(Page page, Shell shell) {
        PageBytes output = new PageBytes();
        engine.render(page.template(), Map.of("shell", shell, "page", page), output);
        return output.toByteArray();
    }

    private static TemplateEngine compiling(String source) {
        CodeResolver files = new DirectoryCodeResolver(Path.of(source));
        TemplateEngine engine = TemplateEngine.create(files, Path.of("target", "jte-classes"), ContentType.Html);
        engine.setTrimControlStructures(true);
        // Otherwise annotation processors of the class path run too, and leave files where Mailhelm was started.
        engine.setCompileArgs("-proc:none");
        return engine;
    }
}

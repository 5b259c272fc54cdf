package org.mailhelm.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;

/** What the classes of a plugin may depend on. */
public final class PluginRules {

    private PluginRules() {}

    /**
     * Fails unless the plugin's classes get by with the plugin API, the JDK, slf4j, JSpecify and PF4J's markers.
     *
     * @param ownPackage the package under which all of the plugin's classes stand
     * @param bundled packages of libraries that the plugin's jar carries along, as in {@code org.xbill.DNS..}
     */
    public static void dependsOnTheApiAlone(String ownPackage, String... bundled) {
        JavaClasses own = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(ownPackage);
        classes()
                .that()
                .resideInAPackage(ownPackage + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(Stream.concat(
                                Stream.of(bundled),
                                Stream.of(
                                        ownPackage + "..",
                                        "org.mailhelm.api..",
                                        "java..",
                                        "javax.crypto..",
                                        "javax.net..",
                                        "javax.naming..",
                                        "javax.security..",
                                        "org.slf4j",
                                        "org.jspecify.annotations",
                                        "org.pf4j"))
                        .toArray(String[]::new))
                .because("a plugin sees nothing else of the host")
                .check(own);
    }
}

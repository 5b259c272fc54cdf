package org.mailhelm.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.mailhelm.api", importOptions = ImportOption.DoNotIncludeTests.class)
class ApiRulesTest {

    @ArchTest
    static final ArchRule needsNothingButTheJdkAndTheSharedMarkers = noClasses()
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "java..", "org.mailhelm.api..", "org.pf4j", "org.slf4j", "org.jspecify.annotations");

    @ArchTest
    static final ArchRule everyPublicTypeSaysHowStableItIs =
            classes().that().arePublic().and().areNotAnonymousClasses().should().beAnnotatedWith(ApiStatus.class);

    @ArchTest
    static final ArchRule kindsDoNotReachIntoEachOther =
            slices().matching("org.mailhelm.api.(proxy|notify)..").should().notDependOnEachOther();
}

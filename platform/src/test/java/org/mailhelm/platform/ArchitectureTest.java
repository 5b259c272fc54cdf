package org.mailhelm.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

@AnalyzeClasses(packages = "org.mailhelm.platform", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("org.mailhelm.platform.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule featuresLeaveEachOthersRepositoriesAlone = classes()
            .that()
            .haveSimpleNameEndingWith("Repository")
            .should(new ArchCondition<JavaClass>("be used in their own package only") {
                @Override
                public void check(JavaClass repository, ConditionEvents events) {
                    repository.getDirectDependenciesToSelf().stream()
                            .filter(use ->
                                    !use.getOriginClass().getPackageName().equals(repository.getPackageName()))
                            .forEach(use -> events.add(SimpleConditionEvent.violated(use, use.getDescription())));
                }
            })
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule thePlatformKnowsNoPlugin =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.mailhelm.plugin..");

    @ArchTest
    static final ArchRule onlyTheRestClientSpeaksHttpToOthers = noClasses()
            .that()
            .resideOutsideOfPackage("org.mailhelm.platform.rest..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.hc..", "java.net.http..");

    @ArchTest
    static final ArchRule nothingStartsOtherPrograms =
            noClasses().should().dependOnClassesThat().belongToAnyOf(ProcessBuilder.class);

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}

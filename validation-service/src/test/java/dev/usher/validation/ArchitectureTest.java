package dev.usher.validation;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "dev.usher.validation",
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.HandWritten.class})
class ArchitectureTest {
    @ArchTest
    static final ArchRule awsIsKnownOnlyToAdapters = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("Dynamo")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk..");

    @ArchTest
    static final ArchRule capabilitiesDoNotFormCycles =
            slices().matching("dev.usher.validation.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule decidingKnowsDevicesAndRulesOnly = noClasses()
            .that()
            .resideInAPackage("..validation.admission..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.usher.validation..")
                    .and(resideOutsideOfPackages(
                            "..validation.admission..", "..validation.device..", "..validation.event..")));

    @ArchTest
    static final ArchRule countingKnowsOnlyWhatWasDecided = noClasses()
            .that()
            .resideInAPackage("..validation.tally..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.usher.validation..")
                    .and(resideOutsideOfPackages("..validation.tally..", "..validation.admission..")));

    @ArchTest
    static final ArchRule scansAreAnsweredWithoutReadingReports = noClasses()
            .that()
            .resideInAnyPackage("..validation.scan..", "..validation.upload..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..validation.report..", "..validation.search..", "..validation.pretix..");

    @ArchTest
    static final ArchRule nothingKnowsTheProtocolOfOtherApps = noClasses()
            .that()
            .resideOutsideOfPackage("..validation.pretix..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..validation.pretix..");

    @ArchTest
    static final ArchRule decisionsKnowNoFramework = noClasses()
            .that(resideInAPackage("..validation.admission..")
                    .or(simpleName("EventWindow"))
                    .or(simpleName("DoorEvent"))
                    .or(simpleName("StewardMessages"))
                    .or(simpleName("DeviceRegistry"))
                    .or(simpleName("DeviceDirectory")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.micronaut..");

    /// Leaves out what Micronaut generates next to our classes (`$AdmissionControl$Definition` and friends).
    static final class HandWritten implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/$");
        }
    }
}

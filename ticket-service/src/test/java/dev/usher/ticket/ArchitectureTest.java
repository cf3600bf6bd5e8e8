package dev.usher.ticket;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "dev.usher.ticket",
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.HandWritten.class})
class ArchitectureTest {
    @ArchTest
    static final ArchRule awsIsKnownOnlyToAdapters = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("Dynamo")
            .and()
            .haveSimpleNameNotStartingWith("S3")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk..");

    @ArchTest
    static final ArchRule capabilitiesDoNotFormCycles =
            slices().matching("dev.usher.ticket.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule thePageKnowsNothingOfStorageOrHttp = noClasses()
            .that()
            .resideInAPackage("dev.usher.ticket.document..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.usher.ticket.issuing..", "dev.usher.ticket.download..", "io.micronaut.http..");

    /// Leaves out what Micronaut generates next to our classes.
    static final class HandWritten implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/$");
        }
    }
}

package dev.usher.ticket;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
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
            .and()
            .haveNameNotMatching(".*\\.Ses\\w+(\\$\\w+)*")
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
            .resideInAnyPackage(
                    "dev.usher.ticket.order..",
                    "dev.usher.ticket.printing..",
                    "dev.usher.ticket.issuing..",
                    "dev.usher.ticket.download..",
                    "io.micronaut.http..");

    @ArchTest
    static final ArchRule ordersKnowNothingOfWhatIsDoneWithThem = noClasses()
            .that()
            .resideInAPackage("dev.usher.ticket.order..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.usher.ticket.printing..",
                    "dev.usher.ticket.issuing..",
                    "dev.usher.ticket.lifecycle..",
                    "dev.usher.ticket.transfer..",
                    "dev.usher.ticket.mail..");

    @ArchTest
    static final ArchRule whatSendsMailsKnowsNothingOfTickets = noClasses()
            .that()
            .resideInAPackage("dev.usher.ticket.sending..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("dev.usher.ticket..").and(not(resideInAPackage("dev.usher.ticket.sending.."))));

    /// Leaves out what Micronaut generates next to our classes.
    static final class HandWritten implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/$");
        }
    }
}

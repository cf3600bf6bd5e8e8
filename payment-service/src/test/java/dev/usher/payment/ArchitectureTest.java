package dev.usher.payment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "dev.usher.payment",
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.HandWritten.class})
class ArchitectureTest {
    private static final String[] FRAMEWORKS = {"io.micronaut..", "io.swagger..", "jakarta.validation.."};

    @ArchTest
    static final ArchRule awsIsKnownOnlyToAdapters = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("Dynamo")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk..");

    @ArchTest
    static final ArchRule stripeIsKnownOnlyToAdapters = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("Stripe")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.stripe..");

    /// What we use of Stripe is one package, and nothing builds on it.
    @ArchTest
    static final ArchRule stripeIsOnePackage = noClasses()
            .that()
            .resideOutsideOfPackage("dev.usher.payment.stripe..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.usher.payment.stripe..", "com.stripe..");

    /// A call on the way to the acknowledgement would tie every on-sale to Stripe's request limit.
    @ArchTest
    static final ArchRule theWebhookPathCallsNeitherStripeNorSns = noClasses()
            .that()
            .resideInAPackage("dev.usher.payment.notices..")
            .or()
            .haveSimpleName("WebhookController")
            .or()
            .haveSimpleName("StripeEvents")
            .should()
            .transitivelyDependOnClassesThat()
            .haveNameMatching(
                    "com\\.stripe\\.StripeClient|software\\.amazon\\.awssdk\\.services\\.sns\\..*|dev\\.usher\\.payment\\..*Provider");

    @ArchTest
    static final ArchRule capabilitiesDoNotFormCycles =
            slices().matching("dev.usher.payment.(*)..").should().beFreeOfCycles();

    /// Which capability may build on which.
    @ArchTest
    static final ArchRule arrows = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("event")
            .definedBy("dev.usher.payment.event..")
            .layer("limit")
            .definedBy("dev.usher.payment.limit..")
            .layer("moneyback")
            .definedBy("dev.usher.payment.moneyback..")
            .layer("registration")
            .definedBy("dev.usher.payment.registration..")
            .layer("paying")
            .definedBy("dev.usher.payment.paying..")
            .layer("release")
            .definedBy("dev.usher.payment.release..")
            .layer("refund")
            .definedBy("dev.usher.payment.refund..")
            .layer("notices")
            .definedBy("dev.usher.payment.notices..")
            .layer("operations")
            .definedBy("dev.usher.payment.operations..")
            .layer("reconciliation")
            .definedBy("dev.usher.payment.reconciliation..")
            .layer("republish")
            .definedBy("dev.usher.payment.republish..")
            .layer("checkout")
            .definedBy("dev.usher.payment.checkout..")
            .layer("stripe")
            .definedBy("dev.usher.payment.stripe..")
            .whereLayer("event")
            .mayNotAccessAnyLayer()
            .whereLayer("limit")
            .mayNotAccessAnyLayer()
            .whereLayer("moneyback")
            .mayNotAccessAnyLayer()
            .whereLayer("operations")
            .mayNotAccessAnyLayer()
            .whereLayer("registration")
            .mayOnlyAccessLayers("event")
            .whereLayer("paying")
            .mayOnlyAccessLayers("event", "limit", "moneyback", "registration")
            .whereLayer("release")
            .mayOnlyAccessLayers("event", "limit", "paying", "registration")
            .whereLayer("refund")
            .mayOnlyAccessLayers("event", "limit", "moneyback", "paying", "registration")
            .whereLayer("notices")
            .mayOnlyAccessLayers("event", "moneyback", "paying", "refund", "registration")
            .whereLayer("reconciliation")
            .mayOnlyAccessLayers("limit", "moneyback", "notices", "operations", "paying", "registration", "release")
            .whereLayer("republish")
            .mayOnlyAccessLayers("event", "operations", "paying", "registration")
            .whereLayer("checkout")
            .mayOnlyAccessLayers("event", "limit", "paying", "registration", "release")
            .whereLayer("stripe")
            .mayOnlyAccessLayers("limit", "moneyback", "notices", "paying", "reconciliation", "refund");

    @ArchTest
    static final ArchRule useCasesAndDomainKnowNoFramework = noClasses()
            .that()
            .haveSimpleNameEndingWith("Desk")
            .or()
            .haveSimpleNameEndingWith("Registrar")
            .or()
            .haveSimpleNameEndingWith("Canceller")
            .or()
            .haveSimpleNameEndingWith("Releaser")
            .or()
            .haveSimpleNameEndingWith("Starter")
            .or()
            .haveSimpleNameEndingWith("Republisher")
            .or()
            .haveSimpleNameEndingWith("Notices")
            .or()
            .haveSimpleNameEndingWith("Store")
            .or()
            .haveSimpleNameEndingWith("Sweeper")
            .or()
            .haveSimpleName("Event")
            .or()
            .haveSimpleName("Registration")
            .or()
            .haveSimpleName("Payment")
            .or()
            .haveSimpleName("PaymentProvider")
            .or()
            .haveSimpleName("Prices")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FRAMEWORKS);

    @ArchTest
    static final ArchRule onlyThePlatformOfOurOwnModules = classes()
            .that()
            .resideInAPackage("dev.usher.payment..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("dev.usher.ticket..", "dev.usher.validation..", "dev.usher.localcloud..");

    /// Excludes what Micronaut generates next to our classes (`$EventController$Definition` and friends).
    static final class HandWritten implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/$");
        }
    }
}

package dev.usher.localcloud.stripe.payment;

import dev.usher.localcloud.stripe.payment.CardBehaviour.Challenges;
import dev.usher.localcloud.stripe.payment.CardBehaviour.Declines;
import dev.usher.localcloud.stripe.payment.CardBehaviour.Pays;
import dev.usher.localcloud.stripe.payment.CardBehaviour.TakesTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The cards that Stripe documents for testing, and two of our own (`4000 0099 90…`) for payments that take
/// time.
// The checker wants its own annotation on interfaces; records and List.of are immutable without it.
@SuppressWarnings("ImmutableEnumChecker")
public enum TestCard {
    VISA("4242424242424242", "visa", "Visa, pays at once", new Pays(), "pm_card_visa"),
    MASTERCARD("5555555555554444", "mastercard", "Mastercard, pays at once", new Pays(), "pm_card_mastercard"),
    DECLINED(
            "4000000000000002",
            "visa",
            "Declined, no reason given",
            new Declines("card_declined", "generic_decline", "Your card was declined."),
            "pm_card_visa_chargeDeclined",
            "pm_card_chargeDeclined"),
    INSUFFICIENT_FUNDS(
            "4000000000009995",
            "visa",
            "Declined, insufficient funds",
            new Declines("card_declined", "insufficient_funds", "Your card has insufficient funds."),
            "pm_card_visa_chargeDeclinedInsufficientFunds",
            "pm_card_chargeDeclinedInsufficientFunds"),
    EXPIRED(
            "4000000000000069",
            "visa",
            "Declined, card expired",
            new Declines("expired_card", null, "Your card has expired."),
            "pm_card_visa_chargeDeclinedExpiredCard",
            "pm_card_chargeDeclinedExpiredCard"),
    INCORRECT_CVC(
            "4000000000000127",
            "visa",
            "Declined, wrong security code",
            new Declines("incorrect_cvc", null, "Your card's security code is incorrect."),
            "pm_card_visa_chargeDeclinedIncorrectCvc",
            "pm_card_chargeDeclinedIncorrectCvc"),
    CHALLENGE_ALWAYS(
            "4000002760003184",
            "visa",
            "Bank asks for confirmation",
            new Challenges(),
            "pm_card_authenticationRequired",
            "pm_card_threeDSecure2Required"),
    CHALLENGE_UNLESS_SET_UP(
            "4000002500003155",
            "visa",
            "Bank asks unless card is set up",
            new Challenges(),
            "pm_card_authenticationRequiredOnSetup"),
    PAYS_LATER("4000009990000013", "visa", "Pays after a few seconds", new TakesTime(true), "pm_stub_processing"),
    FAILS_LATER(
            "4000009990000021",
            "visa",
            "Declined after a few seconds",
            new TakesTime(false),
            "pm_stub_processing_declined");

    private final String number;
    private final String brand;
    private final String summary;
    private final CardBehaviour behaviour;
    private final List<String> aliases;

    TestCard(String number, String brand, String summary, CardBehaviour behaviour, String... aliases) {
        this.number = number;
        this.brand = brand;
        this.summary = summary;
        this.behaviour = behaviour;
        this.aliases = List.of(aliases);
    }

    static Optional<TestCard> byNumber(String number) {
        return Stream.of(values()).filter(card -> card.number.equals(number)).findFirst();
    }

    /// Finds a card by the name of a ready-made payment method.
    ///
    /// @param alias a ready-made payment method such as `pm_card_visa`
    static Optional<TestCard> byAlias(String alias) {
        return Stream.of(values()).filter(card -> card.aliases.contains(alias)).findFirst();
    }

    public String number() {
        return number;
    }

    /// What the card does, in a few words for the pay page.
    public String summary() {
        return summary;
    }

    String brand() {
        return brand;
    }

    String lastFour() {
        return number.substring(number.length() - 4);
    }

    CardBehaviour behaviour() {
        return behaviour;
    }
}

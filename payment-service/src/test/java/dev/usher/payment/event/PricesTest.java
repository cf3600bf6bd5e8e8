package dev.usher.payment.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.contracts.message.Money;
import org.junit.jupiter.api.Test;

class PricesTest {
    @Test
    void nothingAndWhatStripeChargesAreFine() {
        for (Money price : new Money[] {
            new Money(0, "eur"),
            new Money(50, "eur"),
            new Money(50, "jpy"),
            new Money(17_500, "huf"),
            new Money(99_999_999, "usd")
        }) {
            assertThat(Prices.check(price, "price")).isEqualTo(price);
        }
    }

    @Test
    void lessThanStripeChargesIsRefused() {
        refuses(new Money(49, "eur"), "price.amount must be 0 or at least 50 (eur, minor units)");
        refuses(new Money(17_499, "huf"), "price.amount must be 0 or at least 17500 (huf, minor units)");
    }

    @Test
    void moreThanStripeChargesIsRefused() {
        refuses(new Money(100_000_000, "usd"), "price.amount must be at most 99999999 (minor units)");
    }

    @Test
    void currenciesOutsideOfTheTableAreRefused() {
        refuses(new Money(1000, "xyz"), "price.currency xyz is not sold in; use one of aed, all, ");
    }

    @Test
    void whatStripeRoundsOrRefusesIsRefused() {
        refuses(new Money(1050, "isk"), "price.amount must be a multiple of 100 (isk, minor units)");
        refuses(new Money(1001, "kwd"), "price.amount must be a multiple of 10 (kwd, minor units)");
        assertThat(Prices.check(new Money(150_000, "isk"), "price")).isEqualTo(new Money(150_000, "isk"));
        assertThat(Prices.check(new Money(10_500, "kwd"), "price")).isEqualTo(new Money(10_500, "kwd"));
    }

    private static void refuses(Money price, String message) {
        assertThatThrownBy(() -> Prices.check(price, "price"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}

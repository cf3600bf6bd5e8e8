package dev.usher.contracts.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({"eur, 2", "jpy, 0", "mga, 0", "kwd, 3", "isk, 2", "ugx, 2", "huf, 2"})
    void decimalsAreStripesAndNotThoseOfIso4217(String currency, int decimals) {
        assertThat(new Money(100, currency).decimals()).isEqualTo(decimals);
    }

    @Test
    void manyCostThatManyTimesAsMuch() {
        assertThat(new Money(2500, "eur").times(2)).isEqualTo(new Money(5000, "eur"));
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE, "eur").times(2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void negativeAmountsAndOddCurrenciesAreRefused() {
        assertThatThrownBy(() -> new Money(-1, "eur")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Money(1, "EUR")).isInstanceOf(IllegalArgumentException.class);
    }
}

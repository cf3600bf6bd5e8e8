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

    @ParameterizedTest
    @CsvSource({"isk, 2, 0, 100", "ugx, 2, 0, 100", "kwd, 3, 3, 10", "jpy, 0, 0, 1", "huf, 2, 2, 1", "twd, 2, 2, 1"})
    void currenciesOutOfTheOrdinaryHaveTheirRules(String code, int minorDigits, int shownDigits, int step) {
        assertThat(Currency.ofCode(code)).contains(new Currency(code, minorDigits, shownDigits, step));
    }

    @Test
    void aCurrencyThatIsNotInTheTableHasNoDecimals() {
        assertThat(Currency.ofCode("xyz")).isEmpty();
        assertThatThrownBy(() -> new Money(1, "xyz").decimals()).isInstanceOf(IllegalArgumentException.class);
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

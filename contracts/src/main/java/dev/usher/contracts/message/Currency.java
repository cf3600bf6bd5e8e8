package dev.usher.contracts.message;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The currencies that Usher sells in, as [Stripe counts them](https://docs.stripe.com/currencies). An
/// explicit table, because ISO 4217's exponents, which `java.util.Currency` has, would charge MGA a hundred
/// times over and ISK a hundredth.
///
/// @param code ISO 4217 in lower case
/// @param minorDigits the number of decimals of the minor unit in which amounts are sent
/// @param shownDigits the number of decimals that people write: ISK and UGX have none any more,
///     although Stripe counts two
/// @param step every amount is a multiple of it, in minor units
public record Currency(String code, int minorDigits, int shownDigits, int step) {
    private static final Map<String, Currency> TABLE = new HashMap<>();

    static {
        with(
                2,
                2,
                1,
                "aed all amd ars aud azn bam bgn bob brl cad chf cny cop crc czk dkk dop dzd egp eur gbp gel gtq");
        with(
                2,
                2,
                1,
                "hkd hnl huf idr ils inr jmd kes khr kzt lkr mad mdl mkd mop mur mxn myr nad ngn nio nok npr nzd");
        with(2, 2, 1, "pab pen php pkr pln qar ron rsd sar sek sgd thb try ttd twd tzs uah usd uyu uzs xcd zar");
        with(0, 0, 1, "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf");
        // Without decimals today, but still sent with two, which must be zero.
        with(2, 0, 100, "isk ugx");
        // Card networks settle hundredths only.
        with(3, 3, 10, "bhd jod kwd omr tnd");
    }

    /// The currency of this code, if it is in the table.
    public static Optional<Currency> ofCode(String code) {
        return Optional.ofNullable(TABLE.get(code));
    }

    /// The codes in the table, in alphabetical order.
    public static List<String> codes() {
        return TABLE.keySet().stream().sorted().toList();
    }

    private static void with(int minorDigits, int shownDigits, int step, String codes) {
        Arrays.stream(codes.split(" ", -1))
                .forEach(code -> TABLE.put(code, new Currency(code, minorDigits, shownDigits, step)));
    }
}

package dev.usher.localcloud.stripe.payment;

import dev.usher.localcloud.stripe.protocol.ApiFailure;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Which amounts Stripe takes, in the smallest unit of each currency.
final class Currencies {

    private static final Set<String> SUPPORTED = Set.of(("usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn "
                    + "bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf chf clp cny cop crc cve czk djf dkk dop dzd "
                    + "egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl hrk htg huf idr ils inr isk jmd jod "
                    + "jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr "
                    + "mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf "
                    + "sar sbd scr sek sgd shp sle sos srd std szl thb tjs tnd top try ttd twd tzs uah ugx uyu uzs "
                    + "vnd vuv wst xaf xcd xof xpf yer zar zmw")
            .split(" "));

    private static final Map<String, Long> MINIMUM = Map.ofEntries(
            Map.entry("aed", 200L),
            Map.entry("aud", 50L),
            Map.entry("bgn", 100L),
            Map.entry("brl", 50L),
            Map.entry("cad", 50L),
            Map.entry("chf", 50L),
            Map.entry("czk", 1500L),
            Map.entry("dkk", 250L),
            Map.entry("eur", 50L),
            Map.entry("gbp", 30L),
            Map.entry("hkd", 400L),
            Map.entry("huf", 17500L),
            Map.entry("inr", 50L),
            Map.entry("jpy", 50L),
            Map.entry("krw", 50L),
            Map.entry("mxn", 1000L),
            Map.entry("myr", 200L),
            Map.entry("nok", 300L),
            Map.entry("nzd", 50L),
            Map.entry("pln", 200L),
            Map.entry("ron", 200L),
            Map.entry("sek", 300L),
            Map.entry("sgd", 50L),
            Map.entry("thb", 1000L),
            Map.entry("usd", 50L));

    private static final Set<String> THREE_DECIMALS = Set.of("bhd", "jod", "kwd", "omr", "tnd");

    /// Written with two decimals that must be zero, although the currencies have none.
    private static final Set<String> WHOLE_UNITS_TIMES_HUNDRED = Set.of("isk", "ugx");

    private static final long GREATEST = 999_999_999_999L;

    private Currencies() {}

    /// Refuses what cannot be charged.
    ///
    /// @return the currency in lower case
    /// @throws ApiFailure with status 400 for an unknown currency or an amount it does not allow
    static String check(String currency, long amount) {
        var lower = currency.toLowerCase(Locale.ROOT);
        if (!SUPPORTED.contains(lower)) {
            throw ApiFailure.invalidRequest(null, "currency", "Invalid currency: " + lower);
        }
        var minimum = MINIMUM.getOrDefault(lower, 1L);
        if (amount < 1) {
            throw ApiFailure.invalidRequest(
                    "parameter_invalid_integer", "amount", "This value must be greater than or equal to 1.");
        }
        if (amount < minimum) {
            throw ApiFailure.invalidRequest(
                    "amount_too_small",
                    "amount",
                    "Amount must be at least " + minimum + " of the smallest unit of " + lower + ".");
        }
        if (amount > GREATEST) {
            throw ApiFailure.invalidRequest("amount_too_large", "amount", "Amount must be no more than " + GREATEST);
        }
        var step = step(lower);
        if (amount % step != 0) {
            throw ApiFailure.invalidRequest(
                    null, "amount", "Invalid amount: amounts in " + lower + " must be divisible by " + step + ".");
        }
        return lower;
    }

    private static long step(String currency) {
        if (THREE_DECIMALS.contains(currency)) {
            return 10;
        }
        return WHOLE_UNITS_TIMES_HUNDRED.contains(currency) ? 100 : 1;
    }
}

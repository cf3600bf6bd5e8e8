package dev.usher.payment.moneyback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.PaymentDisputed;
import dev.usher.payment.Samples;
import dev.usher.payment.moneyback.MoneyBackNotice.ChargeRefunded;
import dev.usher.payment.moneyback.MoneyBackNotice.DisputeChanged;
import dev.usher.payment.moneyback.MoneyBackNotice.RefundChanged;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MoneyBackTest {
    private static final long PAID = 2100;

    @Test
    void nothingIsRefundedBeforeAnythingWasTold() {
        assertThat(MoneyBack.NONE.refundedMinor(PAID)).isZero();
        assertThat(MoneyBack.NONE.leftMinor(PAID)).isEqualTo(PAID);
    }

    @Test
    void everyOrderOfTheEventsOfOneRefundEndsInTheSameSum() {
        assertThat(endsOfEveryOrder(
                        charge(500),
                        refund("re_1", 500, RefundStatus.PENDING),
                        refund("re_1", 500, RefundStatus.SUCCEEDED),
                        refund("re_1", 500, RefundStatus.SUCCEEDED)))
                .containsExactly(500L);
    }

    @Test
    void everyOrderOfTheEventsOfARefundThatFailsAfterwardsEndsInNothing() {
        assertThat(endsOfEveryOrder(
                        charge(500),
                        refund("re_1", 500, RefundStatus.PENDING),
                        refund("re_1", 500, RefundStatus.SUCCEEDED),
                        refund("re_1", 500, RefundStatus.FAILED),
                        refund("re_1", 500, RefundStatus.FAILED),
                        charge(500)))
                .containsExactly(0L);
    }

    @Test
    void everyOrderOfTwoRefundsOneOfWhichFailsEndsInTheOther() {
        assertThat(endsOfEveryOrder(
                        charge(500),
                        charge(1300),
                        refund("re_1", 500, RefundStatus.SUCCEEDED),
                        refund("re_2", 800, RefundStatus.PENDING),
                        refund("re_2", 800, RefundStatus.SUCCEEDED),
                        refund("re_1", 500, RefundStatus.FAILED)))
                .containsExactly(800L);
    }

    @Test
    void everyOrderOfARefundThatIsCancelledAndAFullOneEndsInAll() {
        assertThat(endsOfEveryOrder(
                        refund("re_1", 500, RefundStatus.REQUIRES_ACTION),
                        refund("re_1", 500, RefundStatus.CANCELED),
                        refund("re_2", 2100, RefundStatus.SUCCEEDED),
                        charge(2100),
                        charge(2100)))
                .containsExactly(PAID);
    }

    @Test
    void theChargesSumAloneIsBelieved() {
        assertThat(MoneyBack.NONE.after(charge(700)).refundedMinor(PAID)).isEqualTo(700);
    }

    @Test
    void neverMoreIsRefundedThanWasPaid() {
        assertThat(MoneyBack.NONE.after(charge(9999)).refundedMinor(PAID)).isEqualTo(PAID);
        assertThat(MoneyBack.NONE.after(charge(9999)).leftMinor(PAID)).isZero();
    }

    @Test
    void everyOrderOfTheEventsOfADisputeEndsAsItWasClosed() {
        Set<List<PaymentDisputed.Status>> ends = new LinkedHashSet<>();
        for (List<MoneyBackNotice> order : orders(List.of(
                dispute(PaymentDisputed.Status.OPEN),
                dispute(PaymentDisputed.Status.WON),
                dispute(PaymentDisputed.Status.OPEN)))) {
            ends.add(applied(order).disputes().values().stream()
                    .map(MoneyBack.Dispute::status)
                    .toList());
        }

        assertThat(ends).containsExactly(List.of(PaymentDisputed.Status.WON));
    }

    @Test
    void whatIsInDisputeOrLostCannotBeRefundedButWhatWasWonCan() {
        assertThat(applied(List.of(dispute(PaymentDisputed.Status.OPEN))).leftMinor(PAID))
                .isZero();
        assertThat(applied(List.of(dispute(PaymentDisputed.Status.LOST))).isDisputed())
                .isTrue();
        assertThat(applied(List.of(dispute(PaymentDisputed.Status.WON))).leftMinor(PAID))
                .isEqualTo(PAID);
        assertThat(applied(List.of(dispute(PaymentDisputed.Status.WON))).isDisputed())
                .isFalse();
    }

    @Test
    void whatIsAskedForIsNotLeftAndCountsOnceWhenStripeTellsOfIt() {
        MoneyBack asked = MoneyBack.NONE.requested("pi:full", 600);

        MoneyBack given = asked.after(refund("re_1", 600, RefundStatus.PENDING, "pi:full"));

        assertThat(asked.leftMinor(PAID)).isEqualTo(1500);
        assertThat(given.leftMinor(PAID)).isEqualTo(1500);
        assertThat(given.requested()).isEmpty();
    }

    @Test
    void aWishThatWasRefusedIsLeftAgain() {
        MoneyBack asked = MoneyBack.NONE.requested("pi:full", 600);

        assertThat(asked.withdrawn("pi:full").leftMinor(PAID)).isEqualTo(PAID);
        assertThat(asked.withdrawn("pi:other")).isSameAs(asked);
    }

    @Test
    void onlyNewsRaiseTheRevision() {
        MoneyBack once = MoneyBack.NONE.after(charge(500));

        assertThat(once.revision()).isEqualTo(1);
        assertThat(once.after(charge(500))).isSameAs(once);
        assertThat(once.after(charge(300))).isSameAs(once);
        assertThat(once.after(charge(600)).revision()).isEqualTo(2);
    }

    private static Set<Long> endsOfEveryOrder(MoneyBackNotice... notices) {
        Set<Long> ends = new LinkedHashSet<>();
        for (List<MoneyBackNotice> order : orders(List.of(notices))) {
            ends.add(applied(order).refundedMinor(PAID));
        }
        return ends;
    }

    private static MoneyBack applied(List<MoneyBackNotice> order) {
        MoneyBack applied = MoneyBack.NONE;
        for (MoneyBackNotice notice : order) {
            applied = applied.after(notice);
        }
        return applied;
    }

    private static List<List<MoneyBackNotice>> orders(List<MoneyBackNotice> notices) {
        if (notices.isEmpty()) {
            return List.of(List.of());
        }
        var orders = new ArrayList<List<MoneyBackNotice>>();
        for (int first = 0; first < notices.size(); first++) {
            var rest = new ArrayList<>(notices);
            MoneyBackNotice head = rest.remove(first);
            for (List<MoneyBackNotice> tail : orders(rest)) {
                orders.add(Stream.concat(Stream.of(head), tail.stream()).toList());
            }
        }
        return orders;
    }

    private static MoneyBackNotice charge(long amountRefunded) {
        return new ChargeRefunded("evt", "pi", amountRefunded, Samples.NOW);
    }

    private static MoneyBackNotice refund(String id, long amount, RefundStatus status) {
        return refund(id, amount, status, null);
    }

    private static MoneyBackNotice refund(String id, long amount, RefundStatus status, @Nullable String request) {
        return new RefundChanged("evt", "pi", id, amount, status, request, null, Samples.NOW);
    }

    private static MoneyBackNotice dispute(PaymentDisputed.Status status) {
        return new DisputeChanged("evt", "pi", "du_1", status, new Money(PAID, "eur"), "fraudulent", Samples.NOW);
    }
}

package dev.usher.systemtests;

/// Buys orders of ten tickets from an Usher that is running, such as the one that ci/compose measures, and returns when
/// all of them are there. It has the same settings as `make smoke`.
final class ManyOrders {
    private static final int SEATS = 10;

    private ManyOrders() {}

    public static void main(String[] args) throws InterruptedException {
        int orders = Integer.parseInt(args[0]);
        Orders.of(Addresses.given(System.getenv()), orders * SEATS).buyMany(orders, SEATS);
        System.out.printf("%,d tickets were bought in %,d orders.%n", orders * SEATS, orders);
    }
}

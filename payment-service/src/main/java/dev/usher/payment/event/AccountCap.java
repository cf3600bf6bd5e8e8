package dev.usher.payment.event;

/// How much of an event one account may have at the same time.
///
/// @param seats seats that are held or confirmed, together
/// @param openHolds registrations that wait for payment
public record AccountCap(int seats, int openHolds) {
    /// The cap of an event whose organizer sets none.
    public static final AccountCap DEFAULT = new AccountCap(10, 3);

    /// No cap: nothing is counted.
    public static final AccountCap NONE = new AccountCap(Integer.MAX_VALUE, Integer.MAX_VALUE);

    /// The highest cap: what is counted has to fit into one row.
    static final int MOST_SEATS = 1000;

    /// Whether nothing has to be counted.
    public boolean isNone() {
        return seats == Integer.MAX_VALUE && openHolds == Integer.MAX_VALUE;
    }

    /// Whether an account may have this much.
    public boolean allows(int wantedSeats, int wantedHolds) {
        return wantedSeats <= seats && wantedHolds <= openHolds;
    }
}

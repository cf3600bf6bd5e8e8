package dev.usher.payment.event;

/// How much of an event one account may have at a time.
///
/// @param seats held and confirmed together
/// @param openHolds registrations that wait for their payment
public record AccountCap(int seats, int openHolds) {
    /// That of an event whose organizer says nothing else.
    public static final AccountCap DEFAULT = new AccountCap(10, 3);

    /// One account may have everything, and nothing is counted.
    public static final AccountCap NONE = new AccountCap(Integer.MAX_VALUE, Integer.MAX_VALUE);

    /// What is counted fits one row.
    static final int MOST_SEATS = 1000;

    /// Whether nothing need be counted.
    public boolean isNone() {
        return seats == Integer.MAX_VALUE && openHolds == Integer.MAX_VALUE;
    }

    /// Whether an account may have so much.
    public boolean allows(int wantedSeats, int wantedHolds) {
        return wantedSeats <= seats && wantedHolds <= openHolds;
    }
}

package dev.usher.validation.snapshot;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.validation.admission.AdmissionRecord;
import dev.usher.validation.snapshot.ChangeLog.Entry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Records and numbers changes of tickets after they were committed, for readers that read up to a number and
/// continue from there. A scan remains a single write and needs no number; a counter would make one row the
/// bottleneck of every event.
///
/// A look compares the tickets with the log, by the version that each write increments in the ticket's row.
/// No clock decides: a write that lands minutes after it began is found by a later look, and gets a number
/// that no device has read yet. A look happens when a device asks, and for a while after something happened
/// at the door. Several instances may look concurrently, because each number is used only once.
@Singleton
final class ChangeSequencer {
    /// Devices ask every few seconds. All that ask within this time share a look.
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /// How far before the previous look a look reads: longer than an index usually lags behind and than clocks of
    /// instances differ. Changes that appear later are found by a full look. A longer overlap costs scans: with
    /// five seconds and a look each second, every change was read six times (benchmarks/README.md).
    private static final Duration RECENT = Duration.ofSeconds(1);

    /// How long a full look takes. It reads each ticket of the event, an even share with each look, and the
    /// next full look follows at once. Therefore a change that appears late is found after twice as long at
    /// the latest.
    static final Duration FULL_LOOK = Duration.ofMinutes(2);

    /// The minimum share of a full look.
    private static final int MIN_SHARE = 200;

    /// If no device has asked about an event for this long, it is forgotten and read again later.
    private static final Duration KEPT = Duration.ofMinutes(10);

    /// The maximum number of events. Each needs about 100 bytes of memory per ticket.
    private static final int MOST_EVENTS = 32;

    private final TicketMarks marks;
    private final ChangeLog log;
    private final AdmissionRecord record;
    private final UsedTickets used;
    private final Clock clock;
    private final LoadingCache<EventId, Sequence> sequences = Caffeine.newBuilder()
            .expireAfterAccess(KEPT)
            .maximumSize(MOST_EVENTS)
            .build(Sequence::new);

    ChangeSequencer(TicketMarks marks, ChangeLog log, AdmissionRecord record, UsedTickets used, Clock clock) {
        this.marks = marks;
        this.log = log;
        this.record = record;
        this.used = used;
        this.clock = clock;
    }

    /// Adds to the log what changed since the last look, unless that look was a moment ago. Callers that ask
    /// during a look wait for it.
    ///
    /// @return the number of the last entry
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    long lookAt(EventId eventId) {
        return sequences.get(eventId).look();
    }

    /// One event.
    private final class Sequence {
        private final EventId eventId;
        private final Map<TicketId, Integer> inLog = new HashMap<>();
        private long last = ChangeLog.NOTHING;
        private Instant lookedAt = Instant.EPOCH;

        /// What the full look under way has not read yet.
        private Iterator<TicketMark> rest = Collections.emptyIterator();

        Sequence(EventId eventId) {
            this.eventId = eventId;
        }

        synchronized long look() {
            Instant now = clock.instant();
            if (now.isBefore(lookedAt.plus(BETWEEN_LOOKS))) {
                return last;
            }
            readOn();
            try (var recent = marks.changedSince(eventId, lookedAt.minus(RECENT))) {
                add(recent.filter(this::isNews).toList());
            }
            Instant before = lookedAt;
            lookedAt = now;
            if (!before.equals(Instant.EPOCH)) {
                continueFullLook(now, shareOf(Duration.between(before, now)));
            }
            return last;
        }

        /// The first look has read everything already. The first one after a long silence does so here.
        private void continueFullLook(Instant now, long share) {
            Iterator<TicketMark> unread = rest;
            // If anything fails, the full look starts over: what it has read but not added would be skipped.
            // Its shares stay as small, however long it fails: more reads would not help an index that is
            // throttled.
            rest = Collections.emptyIterator();
            if (!unread.hasNext()) {
                unread = marks.changedBefore(eventId, now).iterator();
            }
            var news = new ArrayList<TicketMark>();
            for (long read = 0; read < share && unread.hasNext(); read++) {
                TicketMark mark = unread.next();
                if (isNews(mark)) {
                    news.add(mark);
                }
            }
            add(news);
            rest = unread;
        }

        private long shareOf(Duration elapsed) {
            return elapsed.compareTo(FULL_LOOK) >= 0
                    ? Long.MAX_VALUE
                    : Math.max(MIN_SHARE, inLog.size() * elapsed.toMillis() / FULL_LOOK.toMillis() + 1);
        }

        /// Reads the entries that this and other instances have added.
        private void readOn() {
            try (var entries = log.after(eventId, last)) {
                entries.forEach(this::take);
            }
        }

        private void add(List<TicketMark> news) {
            List<TicketMark> left = news;
            while (!left.isEmpty()) {
                var entry = new Entry(last + 1, left.subList(0, Math.min(left.size(), Entry.MOST_MARKS)));
                keep(entry);
                if (log.append(eventId, entry, used.in(eventId, entry))) {
                    take(entry);
                } else {
                    // Another instance added its entry first, and most likely found the same changes.
                    readOn();
                    if (last < entry.number()) {
                        throw new IllegalStateException(
                                "entry " + entry.number() + " of " + eventId + " cannot be added, and is not there");
                    }
                }
                left = left.stream().filter(this::isNews).toList();
            }
        }

        /// Before a change gets its number: whatever is in the log is in the record, too.
        private void keep(Entry entry) {
            List<TicketId> changed = entry.marks().stream()
                    .filter(mark -> !mark.isAsIssued())
                    .map(TicketMark::ticketId)
                    .toList();
            if (!changed.isEmpty()) {
                record.keep(eventId, changed);
            }
        }

        /// Tickets that an earlier release numbered are numbered again, because it did not record them.
        private void take(Entry entry) {
            last = entry.number();
            entry.marks().stream()
                    .filter(mark -> entry.isRecorded() || mark.isAsIssued())
                    .forEach(mark -> inLog.merge(mark.ticketId(), mark.version(), Math::max));
        }

        private boolean isNews(TicketMark mark) {
            return mark.version() > inLog.getOrDefault(mark.ticketId(), -1);
        }
    }
}

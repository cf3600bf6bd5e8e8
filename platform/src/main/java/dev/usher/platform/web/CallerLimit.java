package dev.usher.platform.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.usher.platform.problem.CommonProblems;
import dev.usher.platform.problem.Problem;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.micronaut.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How often one caller may do something: so many times at once, and as many again in the course of each
/// minute. Of this instance: with n of them behind a load balancer a caller may do n times as much.
///
/// Thread-safe. Remembers at most 100,000 callers; of more, those that were quiet the longest begin anew.
public final class CallerLimit {
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int MAX_CALLERS = 100_000;

    private final int perMinute;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    /// A limit that nobody has used up.
    public CallerLimit(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.time = new ClockMeter(clock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_CALLERS)
                // After a quiet minute a bucket is full, which is what a new one is.
                .expireAfterAccess(PERIOD)
                .ticker(time::currentTimeNanos)
                .build();
    }

    /// Counts one more of this caller.
    ///
    /// @return absent if it is within the limit; otherwise how long to wait for the next
    public Optional<Duration> count(String caller) {
        var probe = buckets.get(caller, _ -> newBucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /// Counts one less: what turned out not to count.
    public void giveBack(String caller) {
        buckets.get(caller, _ -> newBucket()).addTokens(1);
    }

    /// What a caller beyond the limit hears.
    public static HttpResponse<Problem> tooManyRequests(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return CommonProblems.tooManyRequests(seconds).toResponse().header("Retry-After", Long.toString(seconds));
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, PERIOD))
                .build();
    }

    private record ClockMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}

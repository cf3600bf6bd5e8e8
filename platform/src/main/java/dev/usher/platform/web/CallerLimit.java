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
import java.util.Optional;
import java.util.OptionalInt;

/// How often one caller may do something: a number of times at once, the same number again over each period, such as a
/// minute, and optionally a limit per day. The limit is per instance: with n of them behind a load balancer a caller
/// may do n times as much.
///
/// Thread-safe. Remembers at most 100,000 callers; beyond that, the least recently active ones get a fresh
/// bucket.
public final class CallerLimit {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MAX_CALLERS = 100_000;

    private final int most;
    private final Duration within;
    private final OptionalInt perDay;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    /// A limit per minute, with full buckets.
    public CallerLimit(int perMinute, Clock clock) {
        this(perMinute, MINUTE, clock);
    }

    /// A limit per period, with full buckets.
    public CallerLimit(int most, Duration within, Clock clock) {
        this(most, within, OptionalInt.empty(), clock);
    }

    /// A limit with a daily maximum: the limit per minute, all day long, may be far too much.
    public CallerLimit(int perMinute, int perDay, Clock clock) {
        this(perMinute, MINUTE, OptionalInt.of(perDay), clock);
    }

    private CallerLimit(int most, Duration within, OptionalInt perDay, Clock clock) {
        this.most = most;
        this.within = within;
        this.perDay = perDay;
        this.time = new ClockMeter(clock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_CALLERS)
                // After this time without requests a bucket is full, like a new one.
                .expireAfterAccess(perDay.isPresent() ? DAY : within)
                .ticker(time::currentTimeNanos)
                .build();
    }

    /// Counts one more of this caller.
    ///
    /// @return absent if it is within the limit; otherwise how long to wait for the next
    public Optional<Duration> count(String caller) {
        var probe = bucket(caller).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /// Counts as many more of this caller as the limit allows.
    ///
    /// @return how many, from 0 to `most`
    public int countUpTo(String caller, int most) {
        return (int) bucket(caller).tryConsumeAsMuchAsPossible(most);
    }

    /// How long to wait until this many more are within the limit.
    ///
    /// @param times at most what the limit allows at once; more would never be within it
    public Duration waitFor(String caller, int times) {
        return Duration.ofNanos(bucket(caller).estimateAbilityToConsume(times).getNanosToWaitForRefill());
    }

    /// Takes one count back.
    public void giveBack(String caller) {
        bucket(caller).addTokens(1);
    }

    /// The answer to a caller beyond the limit.
    public static HttpResponse<Problem> tooManyRequests(Duration wait) {
        return CommonProblems.tooManyRequests(wholeSeconds(wait)).toResponse().header("Retry-After", seconds(wait));
    }

    /// The answer if a mail address is over its limit.
    public static HttpResponse<Problem> tooManyMails(Duration wait) {
        return CommonProblems.tooManyMails().toResponse().header("Retry-After", seconds(wait));
    }

    /// The value of `Retry-After`: whole seconds, at least one.
    public static String seconds(Duration wait) {
        return Long.toString(wholeSeconds(wait));
    }

    private static long wholeSeconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    private Bucket bucket(String caller) {
        return buckets.get(caller, _ -> newBucket());
    }

    private Bucket newBucket() {
        var bucket = Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, within));
        perDay.ifPresent(daily -> bucket.addLimit(limit -> limit.capacity(daily).refillGreedy(daily, DAY)));
        return bucket.build();
    }
}

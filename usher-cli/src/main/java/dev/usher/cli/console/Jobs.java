package dev.usher.cli.console;

import dev.usher.cli.dlq.Outcome;
import dev.usher.cli.dlq.Watch;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/// The acts that were started from the page, one at a time. Safe for use by several threads.
@Singleton
final class Jobs {
    private static final int KEPT = 20;

    private final List<Job> jobs = new ArrayList<>();
    private final Clock clock = Clock.systemUTC();

    /// Starts an act in the background.
    ///
    /// @return empty if another one is still running
    synchronized Optional<Status> start(String what, String queue, int count, Function<Watch, Outcome> act) {
        if (jobs.stream().anyMatch(Job::isRunning)) {
            return Optional.empty();
        }
        var job = new Job(jobs.size() + 1, what, queue, count, clock.instant());
        jobs.add(job);
        Thread.ofPlatform().name("job-" + job.id).start(() -> job.run(act));
        return Optional.of(job.status());
    }

    /// The newest first.
    synchronized List<Status> statuses() {
        return jobs.reversed().stream().limit(KEPT).map(Job::status).toList();
    }

    /// Stops an act at its next batch.
    synchronized void stop(int id) {
        jobs.stream().filter(job -> job.id == id).forEach(Job::stop);
    }

    /// Answers the question of an act whether to go on without a verdict.
    synchronized void answer(int id, boolean goesOn) {
        jobs.stream().filter(job -> job.id == id).forEach(job -> job.answer.complete(goesOn));
    }

    /// Stops what runs, and returns when it has ended.
    void stopAll() {
        List<Job> all;
        synchronized (this) {
            all = List.copyOf(jobs);
        }
        all.forEach(Job::stop);
        all.forEach(job -> job.ended.join());
    }

    /// How far an act is.
    ///
    /// @param step what is being done, in words
    /// @param result in words, once it has ended
    /// @param ending its kind, once it has ended as foreseen
    /// @param asks whether it waits for somebody to say whether to go on
    @Serdeable
    record Status(
            int id,
            String what,
            String queue,
            int count,
            Instant startedAt,
            String step,
            int done,
            @Nullable String result,
            @Nullable String ending,
            boolean asks) {}

    private static final class Job implements Watch {
        private final int id;
        private final String what;
        private final String queue;
        private final int count;
        private final Instant startedAt;
        private final CompletableFuture<Boolean> answer = new CompletableFuture<>();
        private final CompletableFuture<Void> ended = new CompletableFuture<>();
        private volatile String step = "looks for them";
        private volatile int done;
        private volatile boolean isStopped;
        private volatile boolean asks;

        @Nullable
        private volatile String result;

        @Nullable
        private volatile String ending;

        Job(int id, String what, String queue, int count, Instant startedAt) {
            this.id = id;
            this.what = what;
            this.queue = queue;
            this.count = count;
            this.startedAt = startedAt;
        }

        void run(Function<Watch, Outcome> act) {
            try {
                Outcome outcome = act.apply(this);
                done = outcome.done();
                ending = outcome.ending().name();
                result = outcome.words();
            } catch (SdkException | IllegalStateException e) {
                result = "failed: " + e.getMessage();
            } finally {
                if (result == null) {
                    result = "failed";
                }
                ended.complete(null);
            }
        }

        boolean isRunning() {
            return !ended.isDone();
        }

        void stop() {
            isStopped = true;
            answer.complete(false);
        }

        Status status() {
            return new Status(id, what, queue, count, startedAt, step, done, result, ending, asks);
        }

        @Override
        public boolean isStopped() {
            return isStopped;
        }

        @Override
        public void progress(String nextStep, int nextDone, int of) {
            step = nextStep;
            done = nextDone;
        }

        @Override
        public boolean goesOnWithoutVerdict() {
            asks = true;
            try {
                return answer.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            } finally {
                asks = false;
            }
        }
    }
}

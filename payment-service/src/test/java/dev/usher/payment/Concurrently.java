package dev.usher.payment;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Lets many callers do something at the same time.
public final class Concurrently {
    private Concurrently() {}

    /// The answers of callers that start together, in the order of their numbers.
    public static <T> List<T> ask(int callers, IntFunction<T> question) {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, callers)
                    .mapToObj(caller -> threads.submit(() -> {
                        start.await();
                        return question.apply(caller);
                    }))
                    .toList();
            start.countDown();
            return answers.stream()
                    .map(answer -> {
                        try {
                            return answer.get();
                        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
                            throw new IllegalStateException("a caller failed", e);
                        }
                    })
                    .toList();
        }
    }
}

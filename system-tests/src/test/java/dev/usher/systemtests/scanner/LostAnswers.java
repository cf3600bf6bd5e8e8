package dev.usher.systemtests.scanner;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// The network at its worst: the service does what it is asked to, and nobody hears of it.
final class LostAnswers {
    private final Page page;
    private final AtomicInteger lost = new AtomicInteger();

    private LostAnswers(Page page) {
        this.page = page;
    }

    /// Loses the answer to the next request to this path.
    static LostAnswers loseNext(Page page, String path) {
        return loseNext(page, path, request -> true);
    }

    /// Loses the answer to the next request to this path that is one of these.
    static LostAnswers loseNext(Page page, String path, Predicate<Request> which) {
        var answers = new LostAnswers(page);
        page.route(path, route -> {
            if (answers.lost.get() == 0 && which.test(route.request())) {
                route.fetch();
                answers.lost.incrementAndGet();
                route.abort();
            } else {
                route.resume();
            }
        });
        return answers;
    }

    /// Waits until the answer was lost.
    void await() {
        page.waitForCondition(() -> lost.get() == 1);
    }
}

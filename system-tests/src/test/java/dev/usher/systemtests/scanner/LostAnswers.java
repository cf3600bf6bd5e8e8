package dev.usher.systemtests.scanner;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/// The network at its worst: the service does what it is asked to, and nobody hears of it.
final class LostAnswers {
    private final Page page;
    private final AtomicBoolean isFound = new AtomicBoolean();
    private final AtomicBoolean isLost = new AtomicBoolean();

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
            // The next request can come while the service answers this one.
            if (which.test(route.request()) && answers.isFound.compareAndSet(false, true)) {
                route.fetch();
                answers.isLost.set(true);
                route.abort();
            } else {
                route.resume();
            }
        });
        return answers;
    }

    /// Waits until the answer was lost.
    void await() {
        page.waitForCondition(isLost::get);
    }
}

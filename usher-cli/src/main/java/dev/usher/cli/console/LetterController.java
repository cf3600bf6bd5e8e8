package dev.usher.cli.console;

import dev.usher.cli.audit.Entry;
import dev.usher.cli.dlq.Backlog;
import dev.usher.cli.dlq.DeadLetterDesk;
import dev.usher.cli.dlq.Letter;
import dev.usher.cli.dlq.LetterGroup;
import dev.usher.cli.dlq.Outcome;
import dev.usher.cli.dlq.ReplayOrder;
import dev.usher.cli.dlq.Survey;
import dev.usher.cli.dlq.Watch;
import dev.usher.cli.order.Orders;
import dev.usher.cli.order.Timeline;
import dev.usher.contracts.id.RegistrationId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/// What the page shows and does.
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
class LetterController {
    private static final int MOST_LETTERS = 20_000;
    private static final Duration AUDIT_SHOWN = Duration.ofDays(7);
    private static final int AUDIT_MOST = 50;

    private final ConsoleSettings settings;
    private final DeadLetterDesk desk;
    private final Orders orders;
    private final Jobs jobs;
    private final Clock clock = Clock.systemUTC();
    /// The last look at each queue: bodies are sent only of letters that somebody opens.
    private final Map<String, Survey> looks = new ConcurrentHashMap<>();

    LetterController(ConsoleSettings settings, DeadLetterDesk desk, Orders orders, Jobs jobs) {
        this.settings = settings;
        this.desk = desk;
        this.orders = orders;
        this.jobs = jobs;
    }

    @Get("/state")
    State state() {
        return new State(
                settings.environment(),
                desk.caller().arn(),
                settings.mayChange(),
                clock.instant(),
                desk.backlogs(),
                jobs.statuses());
    }

    @Get("/queues/{queue}/letters")
    Look look(String queue, @QueryValue(defaultValue = "1000") int window) {
        Survey survey = desk.survey(queue, Math.clamp(window, 1, MOST_LETTERS));
        looks.put(queue, survey);
        return new Look(
                queue,
                survey.window(),
                survey.isWhole(),
                survey.groups(),
                survey.letters().stream().map(LetterController::withoutBody).toList());
    }

    @Get("/queues/{queue}/letters/{id}")
    Optional<Letter> letter(String queue, String id) {
        return Optional.ofNullable(looks.get(queue))
                .flatMap(survey -> survey.letters().stream()
                        .filter(letter -> letter.id().equals(id))
                        .findFirst());
    }

    /// What became of an order. Looks for dead letters about it in all queues.
    @Get("/orders/{registration}")
    Timeline order(String registration) {
        return orders.timeline(RegistrationId.parse(registration));
    }

    @Get("/audit")
    List<Entry> audit() {
        return desk.audit(clock.instant().minus(AUDIT_SHOWN)).stream()
                .limit(AUDIT_MOST)
                .toList();
    }

    /// Does something to exactly the letters that the page showed.
    @Post("/jobs")
    HttpResponse<?> start(@Body Order order) {
        if (order.reason().isBlank() || order.ids().isEmpty()) {
            return HttpResponse.badRequest(new Problem("A reason and letters are needed."));
        }
        Optional<Jobs.Status> started = jobs.start(
                order.kind().name().toLowerCase(Locale.ROOT),
                order.queue(),
                order.ids().size(),
                act(order));
        return started.isPresent()
                ? HttpResponse.accepted().body(started.get())
                : HttpResponse.status(HttpStatus.CONFLICT).body(new Problem("Something else is still running."));
    }

    @Post("/jobs/{id}/stop")
    HttpResponse<?> stop(int id) {
        jobs.stop(id);
        return HttpResponse.noContent();
    }

    @Post("/jobs/{id}/answer")
    HttpResponse<?> answer(int id, @Body Answer answer) {
        jobs.answer(id, answer.goesOn());
        return HttpResponse.noContent();
    }

    private Function<Watch, Outcome> act(Order order) {
        return switch (order.kind()) {
            case REPLAY -> {
                var replay = new ReplayOrder(
                        order.queue(),
                        order.ids(),
                        order.group(),
                        order.reason(),
                        null,
                        false,
                        Math.max(1, order.rate()),
                        ReplayOrder.USUAL_WAIT);
                yield watch -> desk.replay(replay, watch);
            }
            case ARCHIVE -> watch -> desk.archive(order.queue(), order.ids(), order.group(), order.reason(), watch);
            case DISCARD -> watch -> desk.discard(order.queue(), order.ids(), order.group(), order.reason(), watch);
        };
    }

    @Error
    HttpResponse<Problem> refused(HttpRequest<?> request, SdkException failure) {
        return HttpResponse.<Problem>status(HttpStatus.BAD_GATEWAY).body(new Problem("AWS: " + failure.getMessage()));
    }

    @Error
    HttpResponse<Problem> unknown(HttpRequest<?> request, IllegalArgumentException failure) {
        return HttpResponse.badRequest(new Problem(String.valueOf(failure.getMessage())));
    }

    private static Letter withoutBody(Letter letter) {
        return new Letter(
                letter.id(),
                letter.queue(),
                letter.origin(),
                letter.group(),
                letter.exception(),
                letter.reason(),
                letter.since(),
                letter.expiresAt(),
                letter.tries(),
                letter.replays(),
                letter.type(),
                letter.registration(),
                letter.event(),
                letter.trace(),
                "");
    }

    /// What the page always shows.
    @Serdeable
    record State(
            String environment,
            String caller,
            boolean mayChange,
            Instant at,
            List<Backlog> queues,
            List<Jobs.Status> jobs) {}

    /// A look at a queue.
    ///
    /// @param window what was looked at, in words
    @Serdeable
    record Look(String queue, String window, boolean isWhole, List<LetterGroup> groups, List<Letter> letters) {}

    /// What to do with letters.
    enum Kind {
        REPLAY,
        ARCHIVE,
        DISCARD
    }

    /// What somebody asks for.
    ///
    /// @param rate letters a second, for a replay
    @Serdeable
    record Order(
            Kind kind,
            String queue,
            List<String> ids,
            @Nullable String group,
            String reason,
            int rate) {}

    /// Whether to go on.
    @Serdeable
    record Answer(boolean goesOn) {}

    /// Why something was not done, in words.
    @Serdeable
    record Problem(String message) {}
}

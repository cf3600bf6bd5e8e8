package dev.usher.platform.signin;

import dev.usher.platform.service.WarmUp;
import io.micronaut.core.async.subscriber.CompletionAwareSubscriber;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Subscription;

/// Fetches the keys of the sign-in providers, by checking a token that none of them issued.
@Singleton
final class SignInWarmUp implements WarmUp {
    private static final String TOKEN =
            String.join(".", encoded("{\"alg\":\"RS256\",\"kid\":\"none\"}"), encoded("{}"), encoded("none"));

    private final List<TokenValidator<HttpRequest<?>>> validators;

    SignInWarmUp(List<TokenValidator<HttpRequest<?>>> validators) {
        this.validators = validators;
    }

    @Override
    public void warmUp() {
        for (TokenValidator<HttpRequest<?>> validator : validators) {
            var checked = new Checked();
            validator.validateToken(TOKEN, HttpRequest.GET("/")).subscribe(checked);
            checked.end.orTimeout(5, TimeUnit.SECONDS).join();
        }
    }

    private static String encoded(String part) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(StandardCharsets.UTF_8));
    }

    private static final class Checked extends CompletionAwareSubscriber<Authentication> {
        private final CompletableFuture<Void> end = new CompletableFuture<>();

        @Override
        protected void doOnSubscribe(Subscription subscription) {
            subscription.request(1);
        }

        @Override
        protected void doOnNext(Authentication nobody) {}

        @Override
        protected void doOnError(Throwable failure) {
            end.completeExceptionally(failure);
        }

        @Override
        protected void doOnComplete() {
            end.complete(null);
        }
    }
}

package dev.usher.localcloud.testing;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// What [OnLocalStack] stands for.
final class OnLocalStackExtension extends CloudParameter implements ExecutionCondition {

    OnLocalStackExtension() {
        super(SharedLocalStack.INSTANCE::environment);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return SharedLocalStack.INSTANCE
                .obstacle()
                .map(reason -> skip(context, reason))
                .orElseGet(() -> ConditionEvaluationResult.enabled("there is a LocalStack"));
    }

    private static ConditionEvaluationResult skip(ExtensionContext context, String reason) {
        // Asked for the class only, since its methods are not looked at then.
        saySkipped(context.getDisplayName(), reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    /// Build tools show no reasons themselves.
    static void saySkipped(String testClass, String reason) {
        System.out.println("SKIPPED " + testClass + " on LocalStack: " + reason);
    }
}

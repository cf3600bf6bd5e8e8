package dev.usher.contracts.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.topology.Permissions.OfService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PermissionsTest {
    private static final Topology TOPOLOGY = Topology.load();
    private static final Permissions PERMISSIONS = Permissions.load();

    @Test
    void eachServiceReachesItsOwnResourcesAndNoOthers() {
        Map<String, String> owners = owners();

        PERMISSIONS
                .services()
                .forEach((service, permissions) -> assertThat(
                                permissions.grants().keySet())
                        .allSatisfy(resource -> assertThat(owners).as(resource).containsEntry(resource, service)));
        assertThat(owners.values()).isSubsetOf(PERMISSIONS.services().keySet());
    }

    @Test
    void everyTableQueueAndTopicIsUsedByItsOwner() {
        Set<String> used = Set.copyOf(PERMISSIONS.services().values().stream()
                .flatMap(permissions -> permissions.grants().keySet().stream())
                .toList());

        assertThat(used).containsAll(owners().keySet());
    }

    @Test
    void grantsAreNamedActionsOfTheResourcesOwnKind() {
        Map<String, String> prefixes = Map.of(
                "table",
                "dynamodb:",
                "queue",
                "sqs:",
                "topic",
                "sns:",
                "bucket",
                "s3:",
                "identity",
                "ses:",
                "configuration-set",
                "ses:");

        PERMISSIONS
                .services()
                .values()
                .forEach(permissions -> permissions.grants().forEach((resource, actions) -> {
                    String prefix = prefixes.get(resource.substring(0, resource.indexOf('/')));
                    assertThat(actions)
                            .as(resource)
                            .isNotEmpty()
                            .doesNotHaveDuplicates()
                            .allMatch(action -> action.startsWith(prefix) && !action.contains("*"));
                }));
    }

    @Test
    void everyReasonIsForAGrant() {
        PERMISSIONS
                .services()
                .forEach((service, permissions) -> permissions
                        .notCalledInTests()
                        .forEach((pattern, reason) -> {
                            var alone = new OfService(permissions.grants(), Map.of(pattern, reason));
                            assertThat(permissions.grants().entrySet())
                                    .as(service + ": " + pattern)
                                    .anyMatch(grant -> grant.getValue().stream()
                                            .anyMatch(action -> alone.mayStayUncalled(grant.getKey(), action)));
                            assertThat(reason).endsWith(".");
                        }));
    }

    @Test
    void whatIsNotWrittenDownIsNotGranted() {
        var permissions = new Permissions(
                Map.of("a-service", new OfService(Map.of("table/rows", List.of("dynamodb:GetItem")), Map.of())));

        assertThat(permissions.grants("a-service", "table/rows", "dynamodb:GetItem"))
                .isTrue();
        assertThat(permissions.grants("a-service", "table/rows", "dynamodb:PutItem"))
                .isFalse();
        assertThat(permissions.grants("a-service", "table/rows/index/by-name", "dynamodb:GetItem"))
                .isFalse();
        assertThat(permissions.grants("another", "table/rows", "dynamodb:GetItem"))
                .isFalse();
    }

    private static Map<String, String> owners() {
        var owners = new HashMap<String, String>();
        TOPOLOGY.tables().forEach((name, table) -> {
            owners.put("table/" + name, table.owner());
            table.indexes().keySet().forEach(index -> owners.put("table/" + name + "/index/" + index, table.owner()));
        });
        TOPOLOGY.topics().forEach((name, topic) -> {
            String publisher = topic.publisher();
            if (publisher != null) {
                owners.put("topic/" + name, publisher);
            }
        });
        TOPOLOGY.queues().forEach((name, queue) -> {
            owners.put("queue/" + name, queue.consumer());
            owners.put("queue/" + queue.deadLetterQueue(), queue.consumer());
        });
        TOPOLOGY.buckets().forEach((name, bucket) -> {
            owners.put("bucket/" + name, bucket.owner());
            owners.put("bucket/" + name + "/*", bucket.owner());
        });
        TOPOLOGY.senders().forEach((name, sender) -> {
            owners.put("identity/" + name, sender.owner());
            owners.put("configuration-set/" + name, sender.owner());
        });
        // What operators use is granted to them by Terraform, and to no service.
        owners.values().removeIf(Topology.OPERATORS::equals);
        return owners;
    }
}

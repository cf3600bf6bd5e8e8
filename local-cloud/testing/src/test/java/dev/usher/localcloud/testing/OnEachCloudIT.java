package dev.usher.localcloud.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

@OnEachCloud
class OnEachCloudIT {
    private static final Set<URI> SEEN = new HashSet<>();

    private final CloudUnderTest cloud;

    OnEachCloudIT(CloudUnderTest cloud) {
        this.cloud = cloud;
    }

    @Test
    void eachRunHasAnotherCloud() {
        URI dynamoDb = cloud.endpoints().dynamoDb();

        assertThat(SEEN.add(dynamoDb)).as(dynamoDb + " is new").isTrue();
        String table = cloud.nameOf("tickets");
        assertThat(cloud.dynamoDb()
                        .describeTable(describe -> describe.tableName(table))
                        .table()
                        .tableName())
                .isEqualTo(table);
    }
}

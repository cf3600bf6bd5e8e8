package dev.usher.validation.report;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.validation.admission.PassedTickets;
import dev.usher.validation.tally.DoorCountStore;
import dev.usher.validation.tally.DynamoDoorCountStore;

@OnLocalCloud
class DynamoRecountIT extends RecountContract {
    private final DoorCountStore counts;
    private final PassedTickets tickets;

    DynamoRecountIT(CloudUnderTest cloud) {
        var names = ResourceNames.in(cloud.environmentName(), "us-east-1", "000000000000");
        this.counts = new DynamoDoorCountStore(cloud.dynamoDb(), new DynamoTransactions(cloud.dynamoDb()), names);
        this.tickets = PassedTickets.in(cloud.dynamoDb(), names);
    }

    @Override
    DoorCountStore counts() {
        return counts;
    }

    @Override
    PassedTickets tickets() {
        return tickets;
    }
}

package dev.usher.payment.event;

import dev.usher.platform.service.WarmUp;
import jakarta.inject.Singleton;

/// Reads what the first visitor asks for, and with it opens the first connection to the tables.
@Singleton
final class CatalogWarmUp implements WarmUp {
    private final EventCatalog catalog;

    CatalogWarmUp(EventCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public void warmUp() {
        catalog.all();
    }
}

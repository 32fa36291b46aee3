package org.anydoor.platform.launch;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.EnumerablePropertySource;

/** Where the database is and its passwords: who asks before it is up waits for it. */
final class DatabaseProperties extends EnumerablePropertySource<CompletableFuture<Database>> {

    DatabaseProperties(CompletableFuture<Database> database) {
        super("anydoor-database", database);
    }

    @Override
    public String[] getPropertyNames() {
        return Database.PROPERTIES.toArray(String[]::new);
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return Database.PROPERTIES.contains(name) ? source.join().properties().get(name) : null;
    }
}

package org.anydoor.platform.db.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The server's settings, written anew at each start: durable, on loopback, and silent about what statements contain. */
final class ServerSettings {

    static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private ServerSettings() {}

    static void write(Path data, int port) throws IOException {
        Files.writeString(data.resolve("postgresql.conf"), """
                # Written at each start; own settings belong in ../tuning.conf, which is read last.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 100
                password_encryption = 'scram-sha-256'
                fsync = on
                synchronous_commit = on
                full_page_writes = on
                wal_level = replica
                max_wal_senders = 2
                max_replication_slots = 2
                max_wal_size = '1GB'
                shared_buffers = '128MB'
                work_mem = '8MB'
                maintenance_work_mem = '64MB'
                random_page_cost = 1.1
                jit = off
                timezone = 'UTC'
                log_timezone = 'UTC'
                lc_messages = 'C'
                default_text_search_config = 'pg_catalog.simple'
                log_checkpoints = off
                log_statement = 'none'
                log_min_error_statement = 'panic'
                log_error_verbosity = 'terse'
                log_parameter_max_length_on_error = 0
                include_if_exists = '../tuning.conf'
                """.formatted(port));
        Files.writeString(data.resolve("pg_hba.conf"), """
                host all all 127.0.0.1/32 scram-sha-256
                """);
    }
}

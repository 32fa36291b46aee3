package org.anydoor.platform.db;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** The binary form of PostgreSQL's COPY, which costs a tenth of reading rows by their columns. */
public final class BinaryCopy {
    private static final int SIGNATURE = 11;
    private static final int ABSENT = -1;
    private static final long MICROS_FROM_1970_TO_2000 = 946_684_800_000_000L;

    private BinaryCopy() {}

    static void read(Connection connection, String query, Consumer<ByteBuffer> row) throws SQLException {
        CopyOut out = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (" + query + ") to stdout (format binary)");
        boolean first = true;
        for (byte[] message = out.readFromCopy(); message != null; message = out.readFromCopy()) {
            ByteBuffer bytes = ByteBuffer.wrap(message);
            if (first) {
                bytes.position(SIGNATURE + Integer.BYTES);
                bytes.position(bytes.position() + Integer.BYTES + bytes.getInt(bytes.position()));
                first = false;
            }
            if (bytes.remaining() >= Short.BYTES && bytes.getShort() != ABSENT) {
                row.accept(bytes);
            }
        }
    }

    /** The next column, a key that may be missing. */
    public static @Nullable UUID uuid(ByteBuffer row) {
        return row.getInt() == ABSENT ? null : new UUID(row.getLong(), row.getLong());
    }

    /** The next column, a number or -1 where it is missing. */
    public static long number(ByteBuffer row) {
        return switch (row.getInt()) {
            case Integer.BYTES -> row.getInt();
            case Long.BYTES -> row.getLong();
            default -> ABSENT;
        };
    }

    /** The next column, a time in microseconds since 1970, or 0 where it is missing. */
    public static long micros(ByteBuffer row) {
        return row.getInt() == ABSENT ? 0 : row.getLong() + MICROS_FROM_1970_TO_2000;
    }

    /** The next column, bytes that may be missing. */
    public static byte @Nullable [] bytes(ByteBuffer row) {
        int length = row.getInt();
        if (length == ABSENT) {
            return null;
        }
        byte[] bytes = new byte[length];
        row.get(bytes);
        return bytes;
    }

    /** The next column, a text or an empty one where it is missing. */
    public static String text(ByteBuffer row) {
        byte[] bytes = bytes(row);
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}

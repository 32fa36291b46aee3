package org.anydoor.platform.audit.seal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.db.Db;

/**
 * The proof that one entry stands in the sealed trail as it is, to be checked without us: docs/howto/verify-the-audit.md. It names
 * the entry's place among those of all agencies, so only whoever runs the program makes it.
 */
final class Proofs {
    private final Db db;
    private final PublicKeys keys;

    Proofs(Db db, PublicKeys keys) {
        this.db = db;
        this.keys = keys;
    }

    /** What goes into the file, by name; nothing unless the entry is sealed. */
    Optional<Map<String, Object>> of(UUID entry) {
        SealRows rows = new SealRows(db);
        return position(db, entry)
                .flatMap(position -> rows.sealed().map(head -> proof(rows, head.head(), position, at(db, position))));
    }

    private static Optional<Long> position(Db db, UUID entry) {
        return db.sql("select position from platform.audit_leaf where entry_id = :entry")
                .with("entry", entry)
                .find((rs, n) -> rs.getLong("position"));
    }

    private static SealedEntry at(Db db, long position) {
        var found = new java.util.ArrayList<SealedEntry>(1);
        new DatabaseRows(db).each(position, position + 1, row -> {
            if (row.entry() != null) {
                found.add(row.entry());
            }
        });
        return found.getFirst();
    }

    private Map<String, Object> proof(SealRows rows, Head head, long position, SealedEntry entry) {
        List<byte[]> path = new Tree(new TreeHash(), rows).inclusion(position, head.size());
        var proof = new LinkedHashMap<String, Object>();
        proof.put("format", "anydoor-audit-proof-1");
        proof.put("entry", EntryText.of(entry));
        proof.put("position", position);
        proof.put("size", head.size());
        proof.put("path", path.stream().map(Proofs::base64).toList());
        proof.put("root", base64(head.root()));
        proof.put("statement", new String(head.statement(), StandardCharsets.US_ASCII));
        proof.put("signature", base64(head.signature()));
        proof.put("keyVersion", head.keyVersion());
        proof.put("publicKey", base64(keys.keys().getOrDefault(head.keyVersion(), new byte[0])));
        return proof;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

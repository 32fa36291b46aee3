package org.anydoor.youth.links;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.anydoor.platform.db.Db;
import org.anydoor.youth.Youth;
import org.anydoor.youth.YouthId;
import org.anydoor.youth.YouthRecord;
import org.springframework.stereotype.Component;

/**
 * What the caller sees of records to match them: their own and granted ones as ever, and of those that an agreement opens for
 * matching alone no more than is compared. Row security decides; the transaction says for which purpose it reads.
 */
@Component
class Sight {
    private final Youth youth;
    private final Db db;

    Sight(Youth youth, Db db) {
        this.youth = youth;
        this.db = db;
    }

    /** Reads and decides for matching, and for nothing else afterwards. */
    <T> T matching(Supplier<T> work) {
        return reading("matching", work);
    }

    /**
     * The records of these that the caller sees.
     *
     * @param known those that are theirs to read beyond matching
     */
    record Seen(List<YouthRecord> records, Set<YouthId> known) {}

    Seen records(Collection<YouthId> some) {
        Set<YouthId> known = reading("", () -> youth.visible(some)).stream()
                .map(YouthRecord::id)
                .collect(Collectors.toSet());
        List<YouthRecord> all = matching(() -> youth.visible(some)).stream()
                .map(it -> known.contains(it.id()) ? it : it.forMatching())
                .toList();
        return new Seen(all, known);
    }

    private <T> T reading(String purpose, Supplier<T> work) {
        String before = db.sql("select coalesce(current_setting('app.purpose', true), '')")
                .one((rs, n) -> rs.getString(1));
        say(purpose);
        T read = work.get();
        say(before);
        return read;
    }

    private void say(String purpose) {
        db.sql("select set_config('app.purpose', :purpose, true)")
                .with("purpose", purpose)
                .one((rs, n) -> "");
    }
}

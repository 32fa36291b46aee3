package org.anydoor.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Recent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The lines that public pages print, in their order; 911 is the first. */
@Component
public class CrisisLines {

    private final Db db;
    private final Recent<List<CrisisLine>> shown;

    CrisisLines(Db db, Clock clock, TransactionOperations transactions) {
        this.db = db;
        this.shown = new Recent<>(Caller.Public.ANYBODY, transactions, clock, at -> read());
    }

    /** Every line that is shown to the public. */
    public List<CrisisLine> publicLines() {
        return shown.now();
    }

    private List<CrisisLine> read() {
        return db.sql("""
                        select key, name, phone, text_to, text_word, languages, hours, verified_on, verified
                        from directory.crisis_line
                        where shown
                        order by position, key
                        """).list((row, number) -> line(row));
    }

    private static CrisisLine line(ResultSet row) throws SQLException {
        return new CrisisLine(
                row.getString("key"),
                row.getString("name"),
                row.getString("phone"),
                row.getString("text_to"),
                row.getString("text_word"),
                Db.words(row, "languages"),
                row.getString("hours").equals("always"),
                row.getObject("verified_on", LocalDate.class),
                row.getBoolean("verified"));
    }
}

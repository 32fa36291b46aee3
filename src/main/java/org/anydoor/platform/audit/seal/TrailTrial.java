package org.anydoor.platform.audit.seal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.anydoor.platform.db.JobsDb;
import org.anydoor.platform.keys.MasterKey;

/**
 * Checks the trail of a copy of the database: that it is as it was sealed, by the heads which were signed up to where the copy
 * ends. What came later is no finding; a copy ends earlier.
 */
public record TrailTrial(Path home, MasterKey master) {
    /**
     * What was found.
     *
     * @param wrong where it is not as it was sealed, in words that hold ids alone
     */
    public record Found(long entries, Optional<String> wrong) {}

    public Found in(JobsDb copy) {
        List<String> lines = HeadsFile.in(home).lines();
        Report report = copy.sweep(Sealing.CALLER, db -> {
            DatabaseRows rows = new DatabaseRows(db);
            long size = rows.size();
            List<String> within = lines.stream()
                    .filter(line -> Head.read(line).map(it -> it.size() <= size).orElse(true))
                    .toList();
            return new Verification(rows, within, new AuditKeys(master).publicKeys()).all();
        });
        return new Found(report.size(), report.findings().stream().findFirst().map(Finding::words));
    }
}

package org.anydoor;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.anydoor.bench.BenchFairness;
import org.anydoor.bench.BenchIntake;
import org.anydoor.bench.BenchKill;
import org.anydoor.bench.BenchLinkage;
import org.anydoor.bench.BenchNodes;
import org.anydoor.bench.BenchSearch;
import org.anydoor.intake.triage.BenchLists;
import org.anydoor.platform.access.CodeCommand;
import org.anydoor.platform.audit.seal.BenchAudit;
import org.anydoor.platform.audit.seal.ProofCommand;
import org.anydoor.platform.audit.seal.RestoredCommand;
import org.anydoor.platform.audit.seal.VerifyCommand;
import org.anydoor.platform.backup.BackupCommand;
import org.anydoor.platform.backup.RestoreCommand;
import org.anydoor.platform.i18n.TranslationsCommand;
import org.anydoor.platform.keys.KeyCommands;
import org.anydoor.platform.launch.Command;
import org.anydoor.platform.launch.Commands;
import org.anydoor.platform.launch.RunCommand;
import org.anydoor.platform.launch.TrainCommand;
import org.anydoor.platform.launch.bench.BenchStart;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program: one deployment serves one community. */
@SpringBootApplication
public class Anydoor {

    public static void main(String[] arguments) {
        int status = new Commands(commands()).run(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    static List<Command> commands() {
        List<Command> commands = new ArrayList<>(List.of(
                new RunCommand(Anydoor.class),
                new TranslationsCommand(),
                new CodeCommand(Clock.systemUTC()),
                new BackupCommand(),
                new RestoreCommand(Clock.systemUTC()),
                new VerifyCommand(Clock.systemUTC()),
                new ProofCommand(),
                new RestoredCommand(Clock.systemUTC()),
                new BenchAudit(Anydoor.class),
                new BenchStart(),
                new BenchIntake(),
                new BenchKill(),
                new BenchNodes(),
                new BenchLists(Anydoor.class),
                new BenchLinkage(),
                new BenchFairness(),
                new BenchSearch(Anydoor.class),
                new LinkCommand(),
                new TrainCommand(Anydoor.class)));
        commands.addAll(KeyCommands.all(Clock.systemUTC()));
        return commands;
    }
}

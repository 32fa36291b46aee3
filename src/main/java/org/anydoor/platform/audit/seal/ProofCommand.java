package org.anydoor.platform.audit.seal;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.launch.Command;
import org.anydoor.platform.launch.Database;
import org.anydoor.platform.launch.Settings;
import tools.jackson.databind.json.JsonMapper;

/** Prints the proof of one entry, for an agency that asks for it by the entry's number (docs/decisions/0031-one-agencys-view.md). */
public record ProofCommand() implements Command {
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @Override
    public String name() {
        return "audit proof";
    }

    @Override
    public String help() {
        return "print the proof that one entry of the audit trail is as it was sealed: NUMBER [--key FILE]";
    }

    @Override
    public int run(Settings settings) {
        if (settings.words().size() != 1
                || !ID.matcher(settings.words().getFirst()).matches()) {
            throw new Refused("Name one entry by its number, as the audit page shows it.");
        }
        UUID entry = UUID.fromString(settings.words().getFirst());
        try (Database database = Database.open(settings)) {
            Optional<Map<String, Object>> proof = Trails.of(database)
                    .jobs()
                    .sweep(Sealing.CALLER, db -> new Proofs(db, VerifyCommand.keys(settings)).of(entry));
            byte[] file = JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsBytes(proof.orElseThrow(() -> new Refused("No such entry is sealed.")));
            System.out.println(new String(file, StandardCharsets.UTF_8));
            return 0;
        }
    }
}

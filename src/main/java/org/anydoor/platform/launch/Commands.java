package org.anydoor.platform.launch;

import java.util.ArrayList;
import java.util.List;
import org.anydoor.platform.home.FullDisk;
import org.anydoor.platform.home.Refused;
import org.jspecify.annotations.Nullable;

/** Chooses the sub-command that the words on the command line name, and turns refusals into one sentence. */
public final class Commands {

    private static final String DEFAULT = "run";

    private final List<Command> commands;

    public Commands(List<Command> known) {
        commands = new ArrayList<>(known);
        commands.add(new HelpCommand(commands));
    }

    /** Runs one sub-command and returns the exit status; status 0 may leave a server running. */
    public int run(String... arguments) {
        Settings settings = null;
        try {
            settings = Settings.read(List.of(arguments), System.getenv());
            List<String> words = settings.words();
            Command command = find(words);
            int length = words.isEmpty() ? 0 : command.name().split(" ").length;
            settings = settings.withWords(words.subList(length, words.size()));
            return command.run(settings);
        } catch (Refused refused) {
            return say(refused);
        } catch (Exception failure) {
            Refused refused = refusalIn(failure);
            if (refused != null) {
                return say(refused);
            }
            if (settings != null && FullDisk.caused(failure)) {
                return say(FullDisk.refusal(settings.home()));
            }
            throw new IllegalStateException("The command failed", failure);
        }
    }

    private Command find(List<String> words) {
        if (words.isEmpty()) {
            return find(List.of(DEFAULT));
        }
        String two = String.join(" ", words.subList(0, Math.min(2, words.size())));
        return commands.stream()
                .filter(command -> command.name().equals(two) || command.name().equals(words.getFirst()))
                .findFirst()
                .orElseThrow(() -> new Refused("There is no command \"" + two + "\": ./anydoor help lists them all."));
    }

    static @Nullable Refused refusalIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused;
            }
        }
        return null;
    }

    @SuppressWarnings("SystemErr")
    private static int say(Refused refused) {
        System.err.println(refused.getMessage());
        return 1;
    }
}

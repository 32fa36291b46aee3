package org.anydoor.platform.launch;

import java.util.List;

/** Lists every sub-command with its line of help. */
record HelpCommand(List<Command> commands) implements Command {

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String help() {
        return "lists every command";
    }

    @Override
    public int run(Settings settings) {
        System.out.println("Usage: ./anydoor [command] [--data DIR] [--port N]");
        for (Command command : commands) {
            System.out.printf("  %-28s %s%n", (command.name() + " " + command.parameters()).strip(), command.help());
        }
        return 0;
    }
}

package org.anydoor.platform.launch;

/** One sub-command of {@code ./anydoor}; an expected failure is a {@link org.anydoor.platform.home.Refused}. */
public interface Command {

    /** One word, or two as in {@code bench start}. */
    String name();

    /** What follows the name, such as {@code USER}; empty if nothing does. */
    default String parameters() {
        return "";
    }

    /** One line for {@code ./anydoor help}. */
    String help();

    /** Does the work and returns the exit status; a server that goes on running returns 0. */
    int run(Settings settings) throws Exception;
}

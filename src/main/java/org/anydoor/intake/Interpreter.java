package org.anydoor.intake;

/** What the sender needs to be understood when somebody speaks with them. */
public enum Interpreter {
    NONE,
    VOICE,
    ASL
}

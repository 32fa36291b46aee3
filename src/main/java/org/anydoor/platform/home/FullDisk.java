package org.anydoor.platform.home;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Recognises a full disk in what the system says, so that the answer is a sentence and not a trace. */
public final class FullDisk {

    private static final String SYSTEM_WORDS = "No space left on device";

    private FullDisk() {}

    public static boolean caused(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (toldBy(cause.getMessage())) {
                return true;
            }
        }
        return false;
    }

    public static boolean toldBy(@Nullable String output) {
        return output != null && (output.contains(SYSTEM_WORDS) || output.contains("Disk quota exceeded"));
    }

    public static Refused refusal(Path folder) {
        return new Refused("The disk that holds " + folder
                + " is full: free at least 256 MB there, or start with a folder on another disk by --data DIR.");
    }
}

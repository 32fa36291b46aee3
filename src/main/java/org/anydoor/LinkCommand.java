package org.anydoor;

import java.nio.file.Path;
import org.anydoor.linkage.files.BadFile;
import org.anydoor.linkage.files.LinkFiles;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.launch.Command;
import org.anydoor.platform.launch.Settings;

/** Recognises the same people in one file or between two; stands here because the linkage itself knows no other module. */
final class LinkCommand implements Command {

    @Override
    public String name() {
        return "link";
    }

    @Override
    public String parameters() {
        return "OPTIONS";
    }

    @Override
    public String help() {
        return "finds the same people in one file or between two: see docs/linkage.md, or link --help";
    }

    @Override
    public int run(Settings settings) {
        if (settings.find("help").isPresent()) {
            System.out.println(LinkFiles.HELP);
            return 0;
        }
        try {
            new LinkFiles(
                            path(settings, "config"),
                            path(settings, "left"),
                            settings.find("right").map(Path::of).orElse(null),
                            path(settings, "out"),
                            settings.find("clusters").map(Path::of).orElse(null),
                            settings.find("report").map(Path::of).orElse(null))
                    .run(LinkCommand::say);
            return 0;
        } catch (BadFile e) {
            throw new Refused(String.valueOf(e.getMessage()), e);
        }
    }

    private static Path path(Settings settings, String name) {
        return Path.of(settings.find(name)
                .orElseThrow(() -> new Refused(
                        "Say --" + name + ": ./anydoor link --help tells how the command is given and configured.")));
    }

    @SuppressWarnings("SystemErr")
    private static void say(String progress) {
        System.err.println("link: " + progress);
    }
}

package org.anydoor.platform.db.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.anydoor.platform.home.Refused;
import org.jspecify.annotations.Nullable;

/** How the server's programs are started, since PostgreSQL refuses root: as we are, in a user namespace, or as another user. */
record ServerUser(List<String> prefix, @Nullable String login) {

    static ServerUser detect() throws IOException {
        if (!Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
            return new ServerUser(List.of(), null);
        }
        if (works("unshare", "-U", "true")) {
            return new ServerUser(List.of("unshare", "-U"), null);
        }
        for (String login : List.of("postgres", "nobody")) {
            List<String> prefix = List.of("setpriv", "--reuid=" + login, "--regid=" + group(login), "--clear-groups");
            if (exists(login)
                    && works(Stream.concat(prefix.stream(), Stream.of("true")).toArray(String[]::new))) {
                return new ServerUser(prefix, login);
            }
        }
        throw new Refused("PostgreSQL does not run as root and neither unshare nor setpriv works here:"
                + " start Anydoor as an ordinary user.");
    }

    private static String group(String login) {
        return login.equals("nobody") ? "65534" : login;
    }

    private static boolean works(String... command) throws IOException {
        try {
            return Shell.run(List.of(command), Path.of("/"), Shell.NO_INPUT).succeeded();
        } catch (IOException absent) {
            return false;
        }
    }

    private static boolean exists(String login) throws IOException {
        try {
            principal(login);
            return true;
        } catch (UserPrincipalNotFoundException absent) {
            return false;
        }
    }

    private static UserPrincipal principal(String login) throws IOException {
        return Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(login);
    }

    /** Hands the server's folder to the other user, if there is one. */
    void own(Path dataHome, Path pg) throws IOException {
        if (login == null) {
            return;
        }
        Files.setPosixFilePermissions(dataHome, PosixFilePermissions.fromString("rwx--x--x"));
        UserPrincipal owner = principal(login);
        try (Stream<Path> paths = Files.walk(pg)) {
            for (Path path : paths.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                Files.setOwner(path, owner);
            }
        }
    }

    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }
}

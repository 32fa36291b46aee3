package org.anydoor.platform.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anydoor.platform.home.FullDisk;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.home.Secrets;
import org.anydoor.platform.launch.Settings;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Every root key of a deployment: all versions of the master key, from which the keys of receipts, audit, forms and all others
 * are derived or which seal them, and the key of the backups. Passwords of the database are no part; a restore makes new ones.
 * In its file they are sealed by AES-256-GCM under a key that Argon2id makes from the passphrase (RFC 9106).
 */
public record KeyExport(Map<String, String> secrets) {
    private static final String MARK = "ANYDOOR-KEYS-1";
    private static final int MEMORY_KIB = 1 << 16;
    private static final int PASSES = 3;
    private static final int LANES = 4;
    private static final int SALT_BYTES = 16;
    private static final int MOST_MEMORY_KIB = 1 << 17;
    private static final Pattern RECIPE =
            Pattern.compile("argon2id m=(\\d{1,6}) t=(\\d{1,2}) p=(\\d{1,2}) salt=(\\S+)");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** How the key is made from the passphrase. */
    private record Recipe(int memory, int passes, int lanes, byte[] salt) {
        static Recipe fresh() {
            byte[] salt = new byte[SALT_BYTES];
            RANDOM.nextBytes(salt);
            return new Recipe(MEMORY_KIB, PASSES, LANES, salt);
        }

        static Recipe read(String line) {
            Matcher found = RECIPE.matcher(line);
            if (!found.matches() || Integer.parseInt(found.group(1)) > MOST_MEMORY_KIB) {
                throw new IllegalArgumentException("recipe");
            }
            return new Recipe(
                    Integer.parseInt(found.group(1)),
                    Integer.parseInt(found.group(2)),
                    Integer.parseInt(found.group(3)),
                    Base64.getDecoder().decode(found.group(4)));
        }

        String line() {
            return "argon2id m=%d t=%d p=%d salt=%s"
                    .formatted(memory, passes, lanes, Base64.getEncoder().encodeToString(salt));
        }

        Aes key(Passphrase passphrase) {
            Argon2BytesGenerator argon = new Argon2BytesGenerator();
            argon.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withMemoryAsKB(memory)
                    .withIterations(passes)
                    .withParallelism(lanes)
                    .withSalt(salt)
                    .build());
            byte[] key = new byte[Aes.KEY_BYTES];
            argon.generateBytes(passphrase.letters(), key);
            return Aes.of(key);
        }

        byte[] context() {
            return (MARK + "\n" + line()).getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** The keys of these settings' data folder; the master key from the command where one is set. */
    static KeyExport of(Settings settings) {
        Map<String, String> secrets = new TreeMap<>();
        Secrets kept = Secrets.in(settings.home());
        if (Files.isDirectory(kept.folder())) {
            try (Stream<Path> files = Files.list(kept.folder())) {
                files.map(it -> it.getFileName().toString())
                        .filter(it -> it.endsWith(".key"))
                        .forEach(it -> kept.find(it).ifPresent(secret -> secrets.put(it, secret)));
            } catch (IOException e) {
                throw new Refused(
                        "The keys in " + kept.folder() + " cannot be read: run this as the user who runs Anydoor.", e);
            }
        }
        MasterKeySource.of(settings).find().ifPresent(it -> secrets.put(MasterKey.FILE, it.lines()));
        if (!secrets.containsKey(MasterKey.FILE)) {
            throw new Refused("There is no master key in " + settings.home() + ": name the data folder by --data DIR.");
        }
        return new KeyExport(secrets);
    }

    /** One of the files of {@code secrets/}. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(secrets.get(name));
    }

    /** The master key that this opens with, whatever the data folder holds. */
    public MasterKey master() {
        return MasterKey.of(KeyRing.read(secrets.getOrDefault(MasterKey.FILE, ""), "The export holds no master key."));
    }

    /** Writes a file that only the program's user can read and that was not there. */
    void write(Path file, Passphrase passphrase) {
        String lines = secrets.entrySet().stream()
                .map(it -> it.getKey() + " "
                        + Base64.getEncoder().encodeToString(it.getValue().getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining("\n"));
        Recipe recipe = Recipe.fresh();
        byte[] sealed = recipe.key(passphrase).seal(lines.getBytes(StandardCharsets.UTF_8), recipe.context());
        String text =
                String.join("\n", MARK, recipe.line(), Base64.getMimeEncoder().encodeToString(sealed)) + "\n";
        if (Files.exists(file)) {
            throw new Refused(file + " is there already: give the export another name.");
        }
        try (var channel = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(StandardCharsets.US_ASCII.encode(text));
        } catch (IOException e) {
            throw FullDisk.caused(e)
                    ? FullDisk.refusal(file)
                    : new Refused("The export " + file + " cannot be written: check that its folder is there.", e);
        }
    }

    /** Reads an export; {@link Refused} with another passphrase, or where a byte of it was changed. */
    public static KeyExport read(Path file, Passphrase passphrase) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
            if (lines.size() < 3 || !lines.getFirst().equals(MARK)) {
                throw new IllegalArgumentException("mark");
            }
            Recipe recipe = Recipe.read(lines.get(1));
            byte[] sealed = Base64.getMimeDecoder().decode(String.join("", lines.subList(2, lines.size())));
            String opened = new String(recipe.key(passphrase).open(sealed, recipe.context()), StandardCharsets.UTF_8);
            Map<String, String> secrets = new TreeMap<>();
            opened.lines()
                    .map(it -> it.split(" ", 2))
                    .forEach(it ->
                            secrets.put(it[0], new String(Base64.getDecoder().decode(it[1]), StandardCharsets.UTF_8)));
            return new KeyExport(secrets);
        } catch (Unopened wrong) {
            throw new Refused(
                    "The export " + file + " does not open: the passphrase is another, or the file was changed.",
                    wrong);
        } catch (IOException | IllegalArgumentException e) {
            throw new Refused(
                    "The file " + file + " is no export of keys: name one that ./anydoor keys export wrote.", e);
        }
    }

    /** Puts the keys into a data folder; one that is there already stays, and another in its place is refused. */
    public void into(Path home) {
        Secrets kept = Secrets.in(home);
        secrets.forEach((name, secret) -> kept.find(name)
                .filter(there -> !there.equals(secret))
                .ifPresent(other -> {
                    throw new Refused(
                            kept.folder().resolve(name) + " is there and is another key: nothing was changed.");
                }));
        secrets.forEach(kept::keep);
    }

    @Override
    public String toString() {
        return "KeyExport" + secrets.keySet();
    }
}

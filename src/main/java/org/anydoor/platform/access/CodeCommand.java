package org.anydoor.platform.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.launch.Command;
import org.anydoor.platform.launch.Settings;
import org.anydoor.platform.sample.SampleSignIns;
import org.bouncycastle.util.encoders.Base32;

/** Stands in for the phones of fictional people: prints a sample user's present code, and nobody else's. */
public final class CodeCommand implements Command {
    private final Clock clock;

    public CodeCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "code";
    }

    @Override
    public String parameters() {
        return "USER";
    }

    @Override
    public String help() {
        return "prints the present sign-in code of a sample user";
    }

    @Override
    public int run(Settings settings) throws InvalidKeyException {
        if (settings.words().size() != 1) {
            throw new Refused("Name one sample user: ./anydoor code USER.");
        }
        String username = settings.words().getFirst().toLowerCase(Locale.ROOT);
        var signIns = SampleSignIns.read(settings.home())
                .orElseThrow(() -> new Refused("The data folder " + settings.home()
                        + " holds no sample community. Name the folder that it runs in with --data DIR; real people read their code from"
                        + " their own phone."));
        String secret = signIns.stream()
                .filter(it -> it.username().equals(username))
                .map(SampleSignIns.SignIn::totpSecret)
                .findFirst()
                .orElseThrow(() -> new Refused("No sample user is called that: the file "
                        + SampleSignIns.fileIn(settings.home()) + " lists them."));
        System.out.println(new TimeBasedOneTimePasswordGenerator()
                .generateOneTimePasswordString(
                        new SecretKeySpec(Base32.decode(secret), "RAW"), clock.instant(), Locale.ROOT));
        return 0;
    }
}

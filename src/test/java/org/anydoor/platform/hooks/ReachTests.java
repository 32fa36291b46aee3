package org.anydoor.platform.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.anydoor.platform.api.ClientId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which machines nobody can make this program knock at, and when it tries again. */
class ReachTests {
    private static final Reach STRICT = new Reach(false, InetAddress::getAllByName);
    private static final Reach SAMPLE = new Reach(true, InetAddress::getAllByName);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "127.0.0.1",
                "127.9.9.9",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.1.1.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "64:ff9b::a00:1",
                "fc00::1",
                "fd12::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "2001::1",
                "2001:db8::1",
                "2002:a00:1::1",
                "3fff::1"
            })
    void whatIsNotOnTheOpenInternetIsNotReached(String address) throws UnknownHostException {
        assertThat(STRICT.allows(InetAddress.getByName(address))).isFalse();
        boolean here = InetAddress.getByName(address).isLoopbackAddress();
        assertThat(SAMPLE.allows(InetAddress.getByName(address)))
                .as("a sample reaches itself")
                .isEqualTo(here);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "100.128.0.1", "172.32.0.1", "9.255.255.255", "193.0.0.1", "2606:4700::1111"})
    void theOpenInternetIsReached(String address) throws UnknownHostException {
        assertThat(STRICT.allows(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://case.example.org/",
                "http://localhost:8080/",
                "https://10.0.0.1/",
                "https://[::1]/",
                "https://2130706433/",
                "https://user:word@case.example.org/",
                "https://case.example.org/#part",
                "https:///path",
                "https://case.example.org:0/",
                "https://case.example.org:99999/",
                "https://case.example.org/a b",
                "https://case.example.org/\r\nX: y",
                "ftp://case.example.org/",
                "file:///etc/passwd",
                "case.example.org",
                "https://caf\u00e9.example/"
            })
    void anAddressThatIsNoneIsRefusedWhenItIsTyped(String typed) {
        assertThat(HookAddress.read(typed, STRICT)).isInstanceOf(HookAddress.Read.Bad.class);
    }

    @Test
    void onlyASampleCallsItselfAndOnlyItselfUnencrypted() {
        assertThat(HookAddress.read("http://localhost:9/x?y=1", SAMPLE)).isInstanceOf(HookAddress.Read.Good.class);
        assertThat(HookAddress.read("http://case.example.org/", SAMPLE)).isInstanceOf(HookAddress.Read.Bad.class);
        assertThat(HookAddress.read("https://case.example.org/x", STRICT)).isInstanceOf(HookAddress.Read.Good.class);
    }

    @Test
    void aNameIsLookedUpOnceAndOneShutAddressAmongItsOwnShutsIt() throws UnknownHostException {
        var lookups = new java.util.concurrent.atomic.AtomicInteger();
        InetAddress open = InetAddress.getByName("1.1.1.1");
        InetAddress shut = InetAddress.getByName("169.254.169.254");
        HookAddress name = new HookAddress(URI.create("https://rebinding.example/"));
        Reach rebinding = new Reach(
                false, host -> lookups.incrementAndGet() == 1 ? new InetAddress[] {open} : new InetAddress[] {shut});
        assertThat(rebinding.find(name)).isEqualTo(new Reach.Found.At(open));
        assertThat(lookups).hasValue(1);
        assertThat(rebinding.find(name)).isInstanceOf(Reach.Found.NotAllowed.class);
        assertThat(new Reach(false, host -> new InetAddress[] {open, shut}).find(name))
                .isInstanceOf(Reach.Found.NotAllowed.class);
        assertThat(new Reach(true, host -> new InetAddress[] {open})
                        .find(new HookAddress(URI.create("http://localhost:9/"))))
                .as("unencrypted to this machine alone")
                .isInstanceOf(Reach.Found.NotAllowed.class);
    }

    @Test
    void itIsTriedAgainFurtherAndFurtherApartForADay() {
        Instant made = Instant.parse("2026-11-24T10:00:00Z");
        Instant now = made;
        int tries = 0;
        Duration before = Duration.ZERO;
        HookPatience.Next next;
        do {
            next = HookPatience.after(event(made, ++tries), now, RandomGenerator.getDefault());
            Duration wait = Duration.between(now, next.event());
            assertThat(wait).isBetween(Duration.ofSeconds(24), Duration.ofMinutes(288));
            assertThat(Duration.between(now, next.hook())).isLessThanOrEqualTo(Duration.ofMinutes(10));
            if (tries < 5) {
                assertThat(wait).isGreaterThan(before.multipliedBy(2));
            }
            before = wait;
            now = next.event();
        } while (!next.over());
        assertThat(tries).isBetween(8, 14);
        assertThat(Duration.between(made, now)).isGreaterThan(HookPatience.GIVES_UP);
    }

    private static HookEvent event(Instant made, int tries) {
        return new HookEvent(
                UUID.randomUUID(),
                new ClientId(UUID.randomUUID()),
                "webhook.test",
                null,
                made,
                tries,
                new HookAddress(URI.create("https://case.example.org/")));
    }
}

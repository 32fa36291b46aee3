package org.anydoor.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Where somebody sends from stands nowhere afterwards. */
@AnydoorTest
@ExtendWith(OutputCaptureExtension.class)
class NoAddressTests {
    private static final String ADDRESS = "127.83.19.77";
    private static final String AS_BYTES = "7f53134d";

    private final Sender sender;

    NoAddressTests(@LocalServerPort int port) throws UnknownHostException {
        sender = new Sender(
                port,
                HttpClient.newBuilder()
                        .localAddress(InetAddress.getByName(ADDRESS))
                        .build());
    }

    @Test
    void theAddressOfAConcernAndOfAGuessStandsInNoTableAndNoLog(CapturedOutput log) {
        OpenDoors.make();
        String what = "from an address that nobody keeps";
        sender.open("/en/concern").post("/en/concern", "danger=unknown").post("/en/concern", "what=" + what);
        sender.post("/en/concern", "go=send");
        assertThat(sender.status()).isEqualTo(200);
        sender.open("/en/receipt").post("/en/receipt", "code=1234 5678 9012 3452");
        assertThat(holding(what)).contains("intake.concern");
        assertThat(holding(ADDRESS)).isEmpty();
        assertThat(holding(AS_BYTES)).isEmpty();
        assertThat(log.getAll()).doesNotContain(ADDRESS);
    }

    private static List<String> holding(String words) {
        var found = new ArrayList<String>();
        for (String table : PlatformFixtures.value(String.class, """
                select string_agg(format('%I.%I', schemaname, tablename), ' ') from pg_tables
                where schemaname not in ('pg_catalog', 'information_schema')
                """).split(" ")) {
            if (PlatformFixtures.value(
                            Long.class,
                            "select count(*) from " + table + " as t where t::text like ?",
                            "%" + words + "%")
                    > 0) {
                found.add(table);
            }
        }
        return found;
    }
}

package org.anydoor.pledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.pledge.measures.Measure;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** What is told of the sample community, to everybody. */
@AnydoorTest
class PublicationTests {
    @LocalServerPort
    int port;

    @Autowired
    Editions editions;

    @Autowired
    List<Measure> measures;

    @Autowired
    TransactionTemplate transaction;

    private List<Edition> published() {
        return Callers.as(Caller.Public.ANYBODY, () -> transaction.execute(open -> editions.latest(null)));
    }

    @Test
    void nothingOf1To10CanBeWorkedOutFromAllPublishedCells() {
        List<Edition> all = published();
        assertThat(all).isNotEmpty().anyMatch(it -> it.total().isPresent());
        assertThat(new Attack(measures, all).found()).isEmpty();
    }

    @Test
    void everybodyReadsThePublishedCountsAsAFile() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/open/measures.csv"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
            assertThat(answer.body().lines().skip(1))
                    .isNotEmpty()
                    .noneMatch(it -> it.matches(".*,\"?([1-9]|10)\"?,[^,]*$"));
        }
    }
}

package org.anydoor.intake.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.anydoor.intake.Arrival;
import org.anydoor.intake.Arrived;
import org.anydoor.intake.ConcernId;
import org.anydoor.intake.Door;
import org.anydoor.intake.Doors;
import org.anydoor.intake.Intake;
import org.anydoor.intake.PartnerSent;
import org.anydoor.intake.SubmissionId;
import org.anydoor.platform.api.ApiClient;
import org.anydoor.platform.api.web.JsonBody;
import org.anydoor.platform.api.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Concerns of partner systems: sent once however often they are sent, and reread by the program that sent them. */
@RestController
class ConcernApi {
    private static final String PATH = "/api/v1/concerns";

    private final JsonBody bodies;
    private final Doors doors;
    private final ArrivalReader arrivals;
    private final Sendings sendings;
    private final Intake intake;
    private final PartnerSent sent;

    ConcernApi(
            JsonBody bodies, Doors doors, ArrivalReader arrivals, Sendings sendings, Intake intake, PartnerSent sent) {
        this.bodies = bodies;
        this.doors = doors;
        this.arrivals = arrivals;
        this.sendings = sendings;
        this.intake = intake;
        this.sent = sent;
    }

    @PostMapping(PATH)
    ResponseEntity<TakenConcern> send(@AuthenticationPrincipal ApiClient client, HttpServletRequest request)
            throws IOException {
        check(client, ApiClient.SEND);
        NewConcern said = bodies.read(request, NewConcern.class);
        SubmissionId sending = sendings.of(client.id(), request.getHeader(Sendings.HEADER), bodies.canonical(said));
        Door door = doors.find(client.door()).filter(Door::partner).orElseThrow(ConcernApi::closed);
        Arrival arrival = arrivals.read(said, door);
        return switch (intake.arrive(arrival, sending)) {
            case Arrived.Acknowledged taken -> answer(taken, sending);
            case Arrived.NotOpen closed -> throw closed();
            case Arrived.TooMany later ->
                throw Refusal.of(HttpStatus.TOO_MANY_REQUESTS, "Nothing was taken. Wait an hour, then send it again.");
            case Arrived.LongAgo before ->
                throw Refusal.of(
                        HttpStatus.CONFLICT,
                        "A concern was taken under this Idempotency-Key more than a day ago. Use a new key for a new one.");
        };
    }

    private static ResponseEntity<TakenConcern> answer(Arrived.Acknowledged taken, SubmissionId sending) {
        if (!Objects.equals(taken.said(), sending.said())) {
            throw Refusal.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "Another concern was taken under this Idempotency-Key. Use a new key for a new concern.",
                    Sendings.HEADER,
                    "This key belongs to another body.");
        }
        TakenConcern body = TakenConcern.of(taken);
        return ResponseEntity.created(URI.create(PATH + "/" + body.id()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    @GetMapping(PATH + "/{id}")
    ResponseEntity<OwnConcern> reread(@AuthenticationPrincipal ApiClient client, @PathVariable String id) {
        check(client, ApiClient.READ);
        return sent.find(read(id))
                .map(it -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(OwnConcern.of(it)))
                .orElseThrow(ConcernApi::absent);
    }

    private static ConcernId read(String id) {
        try {
            return new ConcernId(UUID.fromString(id));
        } catch (IllegalArgumentException noId) {
            throw absent();
        }
    }

    private static void check(ApiClient client, String scope) {
        if (!client.scopes().contains(scope)) {
            throw Refusal.of(HttpStatus.FORBIDDEN, "The token does not hold the scope " + scope + ".");
        }
    }

    private static Refusal absent() {
        return Refusal.of(HttpStatus.NOT_FOUND, "There is no such concern that this program sent.");
    }

    private static Refusal closed() {
        return Refusal.of(
                HttpStatus.FORBIDDEN,
                "Nothing was taken: the door of this program is closed. In danger call 911; a report goes to the lines"
                        + " that the public page names.");
    }
}

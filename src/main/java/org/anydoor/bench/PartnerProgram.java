package org.anydoor.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.keys.MasterKey;

/** A partner's program of the sample's school, let in straight into the database, and a token for it. */
record PartnerProgram(String token) {
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final String BODY = """
            {"danger": "not-now", "harm": "sex", "youngPerson": {"called": "Star", "age": "about 19"}, "what": "%s"}
            """.formatted(PublicForm.WHAT.repeat(3).strip());

    static PartnerProgram in(Subject subject) throws SQLException, IOException {
        UUID id = UUID.randomUUID();
        String secret = UUID.randomUUID().toString();
        MasterKey master = MasterKey.find(subject.home()).orElseThrow(() -> new Refused("There is no master key."));
        byte[] digest = master.digest(MasterKey.Purpose.CLIENT_SECRET, secret.getBytes(StandardCharsets.UTF_8));
        BareInserts database = BareInserts.in(subject.home());
        database.write("""
                insert into platform.api_client (id, agency_id, name, door, scopes, made_at, made_by)
                select ?, a.id, ?, 'partner', '{concern:send}', now(), a.id from platform.agency a where a.kind = 'school' limit 1
                """, id, "Bench " + id);
        database.write("""
                insert into platform.api_secret (id, client_id, agency_id, key_version, digest, made_at)
                select ?, c.id, c.agency_id, ?, ?, now() from platform.api_client c where c.id = ?
                """, UUID.randomUUID(), master.version(), digest, id);
        return new PartnerProgram(token(subject, id + ":" + secret));
    }

    private static String token(Subject subject, String both) throws IOException {
        try (Wire wire = new Wire(subject.port())) {
            String basic = Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
            Wire.Answer answer =
                    wire.token("/api/oauth2/token", basic, "grant_type=client_credentials&scope=concern:send");
            Matcher token = TOKEN.matcher(answer.body());
            if (!token.find()) {
                throw new IOException("no token, but status " + answer.status());
            }
            return token.group(1);
        }
    }

    /** Sends a concern under a key of its own; back once it is durable. */
    void send(Wire wire) throws IOException {
        Wire.Answer answer =
                wire.post("/api/v1/concerns", token, UUID.randomUUID().toString(), BODY);
        if (answer.status() != 201) {
            throw new IOException("not taken, but status " + answer.status());
        }
    }

    @Override
    public String toString() {
        return "PartnerProgram";
    }
}

package org.anydoor.platform.access;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.CollectedClientDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** What a device answered, checked as WebAuthn §7 says: type, address, challenge, its user verified, signature, counter. */
@Component
class Authenticators {
    /** What the page asks for, most wanted first: Ed25519, P-256, RSA. */
    private static final List<PublicKeyCredentialParameters> KEYS = List.of(
            key(COSEAlgorithmIdentifier.EdDSA), key(COSEAlgorithmIdentifier.ES256), key(COSEAlgorithmIdentifier.RS256));

    private final ObjectConverter converter = new ObjectConverter();
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);
    private final CollectedClientDataConverter clients = new CollectedClientDataConverter(converter);
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final PasskeyChallenges challenges;
    private final RelyingParty party;

    Authenticators(PasskeyChallenges challenges, RelyingParty party) {
        this.challenges = challenges;
        this.party = party;
    }

    /** A new credential as it is stored. */
    record Made(String credential, byte[] publicKey, long signCount, boolean backupEligible) {}

    /** What is stored of a credential, for comparison. */
    record Stored(byte[] publicKey, long signCount, boolean backupEligible) {}

    /** What came of an answer. */
    sealed interface Answer {
        /** It is the device; its counter stands here now. */
        record Genuine(long signCount) implements Answer {}

        /** The signature is right and the counter goes back: there are two of that device. */
        record Copied() implements Answer {}

        /** Anything else. */
        record Wrong() implements Answer {}
    }

    private static PublicKeyCredentialParameters key(COSEAlgorithmIdentifier algorithm) {
        return new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm);
    }

    /**
     * The question that was answered, if we asked it of this browser and it is answered for the first time. Told apart from what
     * follows, because an answer is used up even where all the rest of it is undone.
     */
    Optional<byte[]> asked(byte[] clientData, String purpose, String browser) {
        return challenge(clientData).filter(it -> challenges.take(it, purpose, browser));
    }

    private Optional<byte[]> challenge(byte[] clientData) {
        try {
            return Optional.ofNullable(clients.convert(clientData))
                    .map(it -> it.getChallenge().getValue());
        } catch (DataConversionException | JacksonException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The credential that a device has made for this question, or empty. */
    Optional<Made> made(byte[] clientData, byte[] attestation, byte[] challenge) {
        try {
            RegistrationData data = manager.verify(
                    new RegistrationRequest(attestation, clientData),
                    new RegistrationParameters(server(challenge), KEYS, true, true));
            var authenticator =
                    Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
            var credential = Objects.requireNonNull(authenticator.getAttestedCredentialData());
            return Optional.of(new Made(
                    Base64.getUrlEncoder().withoutPadding().encodeToString(credential.getCredentialId()),
                    credentials.convert(credential),
                    authenticator.getSignCount(),
                    authenticator.isFlagBE()));
        } catch (RuntimeException wrong) {
            return Optional.empty();
        }
    }

    /** Whether the device that made the stored credential has answered this question; whatever foreign bytes break is no answer. */
    Answer check(Assertion assertion, Stored stored, byte[] challenge) {
        var expected = new AuthenticationParameters(server(challenge), record(stored), null, true, true);
        try {
            AuthenticationData data = manager.verify(
                    new AuthenticationRequest(
                            assertion.credential(),
                            assertion.authenticatorData(),
                            assertion.clientData(),
                            assertion.signature()),
                    expected);
            return new Answer.Genuine(
                    Objects.requireNonNull(data.getAuthenticatorData()).getSignCount());
        } catch (MaliciousCounterValueException copied) {
            return new Answer.Copied();
        } catch (RuntimeException wrong) {
            return new Answer.Wrong();
        }
    }

    private ServerProperty server(byte[] challenge) {
        return new ServerProperty(new Origin(party.origin()), party.id(), new DefaultChallenge(challenge));
    }

    @SuppressWarnings("NullAway") // the library takes null for what was never asked of the device
    private CredentialRecordImpl record(Stored stored) {
        return new CredentialRecordImpl(
                null,
                true,
                stored.backupEligible(),
                null,
                stored.signCount(),
                credentials.convert(stored.publicKey()),
                null,
                null,
                null,
                Set.<AuthenticatorTransport>of());
    }
}

package org.anydoor.platform.db;

import java.util.HexFormat;
import java.util.Optional;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.api.ClientId;

/**
 * Who asks the database. Every transaction states exactly one caller at its begin, as transaction-local settings
 * that the row policies read; none is an error. Each kind is a column of the access matrix.
 */
public sealed interface Caller {

    /** The word that policies compare with {@code platform.caller()}. */
    String kind();

    /** Person, or nobody. */
    default Optional<PersonId> person() {
        return Optional.empty();
    }

    /** Agency, or none. */
    default Optional<AgencyId> agency() {
        return Optional.empty();
    }

    /** The proof that narrows this caller to one row: a receipt's or a submission's digest, or a job's name. */
    default String proof() {
        return "";
    }

    /**
     * Whether this is somebody of whom nobody may learn when they wrote: their rows have keys that tell nothing, and times to
     * the minute. A partner's program is known, and so is everybody who works here.
     */
    default boolean isUnknown() {
        return switch (this) {
            case Public anybody -> true;
            case Receipt holder -> true;
            case Member member -> false;
            case Newcomer newcomer -> false;
            case Client client -> false;
            case Job job -> false;
            case Sweep sweep -> false;
            case SignIn signIn -> false;
            case Infrastructure infrastructure -> false;
            case Sample sample -> false;
        };
    }

    /**
     * A person acting for one of their agencies.
     *
     * @param byProvider whether that agency's own sign-in provider says who it is, which opens what is of that agency and no more
     */
    record Member(PersonId id, AgencyId actingFor, boolean byProvider) implements Caller {
        /** Somebody who proved themselves by what they keep here. */
        public Member(PersonId id, AgencyId actingFor) {
            this(id, actingFor, false);
        }

        @Override
        public String kind() {
            return "member";
        }

        @Override
        public Optional<PersonId> person() {
            return Optional.of(id);
        }

        @Override
        public Optional<AgencyId> agency() {
            return Optional.of(actingFor);
        }

        @Override
        public String proof() {
            return byProvider ? "provider" : "";
        }
    }

    /** A person who holds the word that an agency gave to somebody whom it asks; beside the member, it opens that one offer. */
    record Newcomer(PersonId id, AgencyId actingFor, byte[] wordDigest) implements Caller {
        @Override
        public String kind() {
            return "member";
        }

        @Override
        public Optional<PersonId> person() {
            return Optional.of(id);
        }

        @Override
        public Optional<AgencyId> agency() {
            return Optional.of(actingFor);
        }

        @Override
        public String proof() {
            return HexFormat.of().formatHex(wordDigest);
        }
    }

    /** The holder of a receipt code: sees the one concern whose stored digest is this. */
    record Receipt(byte[] digest) implements Caller {
        @Override
        public String kind() {
            return "receipt";
        }

        @Override
        public String proof() {
            return HexFormat.of().formatHex(digest);
        }
    }

    /** Somebody unknown: may submit, and read back only the answer to the submission whose digest this is. */
    record Public(byte[] submissionDigest) implements Caller {
        /** Somebody who has not begun a submission. */
        public static final Public ANYBODY = new Public(new byte[0]);

        @Override
        public String kind() {
            return "public";
        }

        @Override
        public String proof() {
            return HexFormat.of().formatHex(submissionDigest);
        }
    }

    /** A partner's program: sends through its door in the name of its agency, and sees what it sent itself and no more. */
    record Client(ClientId id, AgencyId of) implements Caller {
        @Override
        public String kind() {
            return "client";
        }

        @Override
        public Optional<AgencyId> agency() {
            return Optional.of(of);
        }

        @Override
        public String proof() {
            return id.value().toString();
        }
    }

    /** A job by name, for one agency; it sees the categories that {@code platform.job_scope} lists for it. */
    record Job(String name, AgencyId of) implements Caller {
        @Override
        public String kind() {
            return "job";
        }

        @Override
        public Optional<AgencyId> agency() {
            return Optional.of(of);
        }

        @Override
        public String proof() {
            return name;
        }
    }

    /** A job over all agencies, on tables that name it in their policies (the sweep of deadlines, mail). */
    record Sweep(String name) implements Caller {
        @Override
        public String kind() {
            return "sweep";
        }

        @Override
        public String proof() {
            return name;
        }
    }

    /** Looking up one person's credentials by sign-in name, before anybody is known; also the set-up link. */
    record SignIn(String username) implements Caller {
        @Override
        public String kind() {
            return "sign-in";
        }

        @Override
        public String proof() {
            return username;
        }
    }

    /** Sessions, scheduler, event registry: tables without person data, exempt by name. */
    record Infrastructure() implements Caller {
        @Override
        public String kind() {
            return "infrastructure";
        }
    }

    /** The maker of the sample community, writing one agency's rows; works only while the database is marked as a sample. */
    record Sample(Optional<AgencyId> of) implements Caller {
        @Override
        public String kind() {
            return "sample";
        }

        @Override
        public Optional<AgencyId> agency() {
            return of;
        }
    }
}

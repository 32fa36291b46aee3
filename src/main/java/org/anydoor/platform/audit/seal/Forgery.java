package org.anydoor.platform.audit.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** One forgery of a copied trail at a place chosen by chance: what somebody with all rights over the database could try. */
enum Forgery {
    /** One field of one entry reads otherwise. */
    EDIT {
        @Override
        void forge(CopiedRows copy, RandomGenerator chance) {
            int at = chance.nextInt(copy.rows.size());
            copy.rows.set(at, with(copy.rows.get(at), edited(entry(copy, at), chance)));
        }
    },
    /** The same, and the leaf is made to fit. */
    EDIT_WITH_LEAF {
        @Override
        void forge(CopiedRows copy, RandomGenerator chance) {
            int at = chance.nextInt(copy.rows.size());
            SealedRows.Row row = copy.rows.get(at);
            SealedEntry forged = edited(entry(copy, at), chance);
            EntryText text = new EntryText().write(forged);
            byte[] leaf = new TreeHash().leaf(text.bytes(), text.length());
            copy.rows.set(at, new SealedRows.Row(row.position(), row.id(), leaf, forged));
        }
    },
    /** An entry is gone. */
    DELETE {
        @Override
        void forge(CopiedRows copy, RandomGenerator chance) {
            int at = chance.nextInt(copy.rows.size());
            copy.rows.set(at, with(copy.rows.get(at), null));
        }
    },
    /** An entry is gone, its leaf too. */
    DELETE_WITH_LEAF {
        @Override
        void forge(CopiedRows copy, RandomGenerator chance) {
            copy.rows.remove(chance.nextInt(copy.rows.size() - 1));
        }
    },
    /** Two entries stand in each other's place, leaves and all. */
    REORDER {
        @Override
        void forge(CopiedRows copy, RandomGenerator chance) {
            int one = chance.nextInt(copy.rows.size());
            int other = (one + 1 + chance.nextInt(copy.rows.size() - 1)) % copy.rows.size();
            SealedRows.Row first = copy.rows.get(one);
            SealedRows.Row second = copy.rows.get(other);
            copy.rows.set(one, new SealedRows.Row(first.position(), second.id(), second.hash(), second.entry()));
            copy.rows.set(other, new SealedRows.Row(second.position(), first.id(), first.hash(), first.entry()));
        }
    },
    /** The end is cut off, heads and all; the heads file alone still tells of it. */
    CUT {
        @Override
        void forge(CopiedRows copy, RandomGenerator chance) {
            int left = chance.nextInt(copy.rows.size());
            copy.rows.subList(left, copy.rows.size()).clear();
            copy.heads.removeIf(it -> it.size() > left);
            copy.tiles.removeIf(it -> it.number() + 1 << it.level() * Tree.TILE_BITS > left);
        }
    };

    abstract void forge(CopiedRows copy, RandomGenerator chance);

    private static SealedEntry entry(CopiedRows copy, int at) {
        return java.util.Objects.requireNonNull(copy.rows.get(at).entry());
    }

    private static SealedRows.Row with(SealedRows.Row row, @org.jspecify.annotations.Nullable SealedEntry entry) {
        return new SealedRows.Row(row.position(), row.id(), row.hash(), entry);
    }

    private static SealedEntry edited(SealedEntry it, RandomGenerator chance) {
        UUID other = new UUID(chance.nextLong(), chance.nextLong());
        return switch (chance.nextInt(7)) {
            case 0 ->
                new SealedEntry(
                        it.id(),
                        it.at() + 1,
                        it.caller(),
                        it.person(),
                        it.agency(),
                        it.action(),
                        it.outcome(),
                        it.subjects());
            case 1 ->
                new SealedEntry(
                        it.id(),
                        it.at(),
                        it.caller() + "x",
                        it.person(),
                        it.agency(),
                        it.action(),
                        it.outcome(),
                        it.subjects());
            case 2 ->
                new SealedEntry(
                        it.id(), it.at(), it.caller(), other, it.agency(), it.action(), it.outcome(), it.subjects());
            case 3 ->
                new SealedEntry(
                        it.id(), it.at(), it.caller(), it.person(), other, it.action(), it.outcome(), it.subjects());
            case 4 ->
                new SealedEntry(
                        it.id(), it.at(), it.caller(), it.person(), it.agency(), "a.b", it.outcome(), it.subjects());
            case 5 ->
                new SealedEntry(
                        it.id(), it.at(), it.caller(), it.person(), it.agency(), it.action(), "refused", it.subjects());
            default ->
                new SealedEntry(
                        it.id(),
                        it.at(),
                        it.caller(),
                        it.person(),
                        it.agency(),
                        it.action(),
                        it.outcome(),
                        other(it, chance));
        };
    }

    private static List<SealedEntry.Subject> other(SealedEntry it, RandomGenerator chance) {
        var other = new ArrayList<>(it.subjects());
        if (other.isEmpty() || chance.nextBoolean()) {
            UUID id = new UUID(chance.nextLong(), chance.nextLong());
            other.add(new SealedEntry.Subject(id, null, it.agency(), it.at()));
        } else {
            other.removeLast();
        }
        return other;
    }
}

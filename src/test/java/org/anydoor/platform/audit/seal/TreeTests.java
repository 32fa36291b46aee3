package org.anydoor.platform.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The tree over tiles against the definitions of RFC 9162, written out a second time as they stand there. */
class TreeTests {
    private final TreeHash hash = new TreeHash();

    @Property(tries = 150)
    void theRootIsThatOfTheDefinitionAtEachSize(@ForAll @IntRange(max = 1500) int size) {
        Stored stored = new Stored();
        List<byte[]> leaves = leaves(size);
        Frontier frontier = stored.grow(leaves, 0);
        assertThat(frontier.root()).isEqualTo(definition(leaves));
        assertThat(new Tree(hash, stored).root(size)).isEqualTo(definition(leaves));
    }

    @Property(tries = 100)
    void aTreeGoesOnFromWhatIsStored(@ForAll @IntRange(max = 1000) int first, @ForAll @IntRange(max = 1000) int more) {
        Stored stored = new Stored();
        List<byte[]> leaves = leaves(first + more);
        stored.grow(leaves.subList(0, first), 0);
        Frontier again = new Tree(hash, stored).frontier(first, stored);
        leaves.subList(first, first + more).forEach(it -> {
            stored.at(0).add(it);
            again.add(it);
        });
        assertThat(again.root()).isEqualTo(definition(leaves));
        assertThat(stored.at(1)).hasSize((first + more) / 256);
    }

    @Property(tries = 150)
    void eachLeafIsProvenToBeInTheTreeAndNoOtherIs(
            @ForAll @IntRange(min = 1, max = 1200) int size, @ForAll @IntRange(max = 1199) int some) {
        int position = some % size;
        Stored stored = new Stored();
        List<byte[]> leaves = leaves(size);
        byte[] root = stored.grow(leaves, 0).root();
        List<byte[]> path = new Tree(hash, stored).inclusion(position, size);
        assertThat(Tree.includes(hash, leaves.get(position), position, size, path, root))
                .isTrue();
        assertThat(Tree.includes(hash, hash.leaf(new byte[] {9}), position, size, path, root))
                .isFalse();
        if (size > 1) {
            int other = (position + 1) % size;
            assertThat(Tree.includes(hash, leaves.get(position), other, size, path, root))
                    .isFalse();
        }
    }

    @Property(tries = 150)
    void eachEarlierTreeIsProvenToBeTheBeginningOfALaterOne(
            @ForAll @IntRange(min = 1, max = 1200) int size, @ForAll @IntRange(min = 1, max = 1200) int some) {
        int first = 1 + some % size;
        Stored stored = new Stored();
        List<byte[]> leaves = leaves(size);
        byte[] root = stored.grow(leaves, 0).root();
        byte[] before = definition(leaves.subList(0, first));
        List<byte[]> path = new Tree(hash, stored).consistency(first, size);
        assertThat(begins(first, size, before, root, path)).isTrue();
        assertThat(first == size || !begins(first, size, hash.leaf(new byte[] {9}), root, path))
                .isTrue();
    }

    private List<byte[]> leaves(int count) {
        var leaves = new ArrayList<byte[]>();
        for (int i = 0; i < count; i++) {
            leaves.add(hash.leaf(ByteBuffer.allocate(4).putInt(i).array()));
        }
        return leaves;
    }

    /** Section 2.1.1. */
    private byte[] definition(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return hash.empty();
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = Integer.highestOneBit(leaves.size() - 1);
        return hash.node(definition(leaves.subList(0, k)), definition(leaves.subList(k, leaves.size())));
    }

    /** Section 2.1.4.2. */
    private boolean begins(long first, long second, byte[] firstRoot, byte[] secondRoot, List<byte[]> proof) {
        if (first == second) {
            return proof.isEmpty() && java.util.Arrays.equals(firstRoot, secondRoot);
        }
        var path = new ArrayList<>(proof);
        if (Long.bitCount(first) == 1) {
            path.addFirst(firstRoot);
        }
        long fn = first - 1;
        long sn = second - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        byte[] fr = path.getFirst();
        byte[] sr = path.getFirst();
        for (byte[] c : path.subList(1, path.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = hash.node(c, fr);
                sr = hash.node(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = hash.node(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && java.util.Arrays.equals(fr, firstRoot) && java.util.Arrays.equals(sr, secondRoot);
    }

    /** Hashes in memory, by level. */
    private final class Stored implements Tree.Stored, Frontier.Tiles {
        private final Map<Integer, List<byte[]>> levels = new HashMap<>();

        List<byte[]> at(int level) {
            return levels.computeIfAbsent(level, it -> new ArrayList<>());
        }

        Frontier grow(List<byte[]> leaves, long from) {
            Frontier frontier = new Tree(hash, this).frontier(from, this);
            leaves.forEach(it -> {
                at(0).add(it);
                frontier.add(it);
            });
            return frontier;
        }

        @Override
        public List<byte[]> hashes(int level, long from, int count) {
            return at(level).subList((int) from, (int) from + count);
        }

        @Override
        public void full(int level, long number, byte[] root) {
            assertThat(number).isEqualTo(at(level).size());
            at(level).add(root);
        }
    }
}

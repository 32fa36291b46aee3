package org.anydoor.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Groups of records that share a key under some rule; whoever shares a group is a candidate. */
final class Blocks {

    /** A group's records stand together in ascending order. */
    private record Groups(int[] members, int[] starts, long pairs) {}

    private static final int LARGEST = 600;

    /** Pairs that all rules together may propose for each record; each rule has its part. */
    private static final int PAIRS_PER_RECORD = 900;

    private final Roll roll;
    private final int[][][] keys;
    final List<BlockingRule> rules;
    private final List<Groups> groups;

    /** For each record the places where its groups begin, rule by rule. */
    final int[] rowStarts;

    final int[] rowGroups;
    final byte[] groupRules;
    final int[] starts;
    final int[] members;

    Blocks(Roll roll) {
        this.roll = roll;
        keys = roll.columns.parallelStream().map(Blocks::keys).toArray(int[][][]::new);
        rules = rules();
        groups = rules.parallelStream().map(this::groups).toList();
        int total = groups.stream().mapToInt(it -> it.starts.length - 1).sum();
        starts = new int[total + 1];
        groupRules = new byte[total];
        members = new int[groups.stream().mapToInt(it -> it.members.length).sum()];
        rowStarts = new int[roll.size + 1];
        rowGroups = new int[members.length];
        gather();
    }

    private static int[][] keys(Column column) {
        int[][] keys = new int[column.distinct()][];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = column.comparison.keys(column.value(i)).stream()
                    .mapToInt(String::hashCode)
                    .distinct()
                    .toArray();
        }
        return keys;
    }

    private List<BlockingRule> rules() {
        List<BlockingRule> made = new ArrayList<>();
        for (int i = 0; i < roll.fields.size(); i++) {
            for (int j = i; j < roll.fields.size(); j++) {
                Field first = roll.fields.get(i);
                Field second = roll.fields.get(j);
                if (first.type() != FieldType.GENDER && second.type() != FieldType.GENDER) {
                    made.add(new BlockingRule(i, j, i == j ? first.name() : first.name() + " + " + second.name()));
                }
            }
        }
        return made;
    }

    /** Small groups first, until the rule's share of pairs is used up: a key that half the town shares tells nothing. */
    private Groups groups(BlockingRule rule) {
        long[] entries = entries(rule);
        Arrays.sort(entries);
        List<int[]> found = new ArrayList<>();
        for (int from = 0; from < entries.length; ) {
            int to = from + 1;
            while (to < entries.length && entries[to] >>> 32 == entries[from] >>> 32) {
                to++;
            }
            if (to - from > 1 && entries[from] != entries[to - 1]) {
                found.add(new int[] {from, to});
            }
            from = to;
        }
        found.sort((a, b) -> Integer.compare(a[1] - a[0], b[1] - b[0]));
        long budget = (long) PAIRS_PER_RECORD * roll.size / Math.max(3, rules.size());
        long pairs = 0;
        int kept = 0;
        int size = 0;
        while (kept < found.size()) {
            long length = found.get(kept)[1] - found.get(kept)[0];
            if (length > LARGEST || pairs + length * (length - 1) / 2 > budget) {
                break;
            }
            pairs += length * (length - 1) / 2;
            size += (int) length;
            kept++;
        }
        int[] rows = new int[size];
        int[] begins = new int[kept + 1];
        for (int group = 0; group < kept; group++) {
            int at = begins[group];
            for (int i = found.get(group)[0]; i < found.get(group)[1]; i++) {
                if (at == begins[group] || rows[at - 1] != (int) entries[i]) {
                    rows[at++] = (int) entries[i];
                }
            }
            begins[group + 1] = at;
        }
        return new Groups(Arrays.copyOf(rows, begins[kept]), begins, pairs);
    }

    private long[] entries(BlockingRule rule) {
        long[] entries = new long[roll.size * 4];
        int size = 0;
        int[] first = roll.columns.get(rule.first()).codes;
        int[] second = roll.columns.get(rule.second()).codes;
        boolean one = rule.first() == rule.second();
        for (int row = 0; row < roll.size; row++) {
            if (first[row] < 0 || second[row] < 0) {
                continue;
            }
            for (int a : keys[rule.first()][first[row]]) {
                for (int b : keys[rule.second()][second[row]]) {
                    if (one && a > b) {
                        continue;
                    }
                    if (size == entries.length) {
                        entries = Arrays.copyOf(entries, size * 2);
                    }
                    entries[size++] = hash(a, b, names(rule)) << 32 | row;
                }
            }
        }
        return Arrays.copyOf(entries, size);
    }

    /** Given name and surname share their keys, so that exchanged names meet. */
    private boolean names(BlockingRule rule) {
        return isName(rule.first()) && isName(rule.second());
    }

    private boolean isName(int field) {
        FieldType type = roll.fields.get(field).type();
        return type == FieldType.GIVEN_NAME || type == FieldType.SURNAME;
    }

    private static long hash(int a, int b, boolean eitherOrder) {
        long low = eitherOrder ? Math.min(a, b) : a;
        long high = eitherOrder ? Math.max(a, b) : b;
        long mixed = (low * 0x9E3779B97F4A7C15L ^ high) * 0xC2B2AE3D27D4EB4FL;
        return (mixed ^ mixed >>> 29) >>> 16 & 0xFFFFFFFFL;
    }

    private void gather() {
        int group = 0;
        int at = 0;
        for (int rule = 0; rule < groups.size(); rule++) {
            Groups part = groups.get(rule);
            System.arraycopy(part.members, 0, members, at, part.members.length);
            for (int i = 0; i < part.starts.length - 1; i++) {
                starts[group] = at + part.starts[i];
                groupRules[group++] = (byte) rule;
            }
            at += part.members.length;
        }
        starts[group] = at;
        for (int row : members) {
            rowStarts[row + 1]++;
        }
        for (int row = 0; row < roll.size; row++) {
            rowStarts[row + 1] += rowStarts[row];
        }
        int[] next = Arrays.copyOf(rowStarts, roll.size);
        for (int i = 0; i < group; i++) {
            for (int m = starts[i]; m < starts[i + 1]; m++) {
                rowGroups[next[members[m]]++] = i;
            }
        }
    }

    long pairsOf(int rule) {
        return groups.get(rule).pairs;
    }

    IntStream allRules() {
        return IntStream.range(0, rules.size());
    }
}

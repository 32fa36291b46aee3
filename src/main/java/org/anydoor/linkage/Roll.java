package org.anydoor.linkage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Records made ready for comparison: one file in which doubles are sought, or two files between which links are sought. */
public final class Roll {

    final List<Field> fields;
    final List<Column> columns;
    final int size;

    /** Records before this one are the left file; equal to {@link #size} if there is one file only. */
    final int leftSize;

    private final String[] ids;

    private Roll(List<Field> fields, List<Entry> entries, int leftSize) {
        this.fields = List.copyOf(fields);
        this.leftSize = leftSize;
        size = entries.size();
        ids = entries.stream().map(Entry::id).toArray(String[]::new);
        columns = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            columns.add(Column.of(fields.get(i), i, entries, null));
        }
    }

    /** One file, in which several records may be the same person. */
    public static Roll ofOne(List<Field> fields, List<Entry> entries) {
        return new Roll(fields, entries, entries.size());
    }

    /** Two files; a link joins a record of the one with a record of the other. */
    public static Roll ofTwo(List<Field> fields, List<Entry> left, List<Entry> right) {
        List<Entry> all = new ArrayList<>(left);
        all.addAll(right);
        return new Roll(fields, all, left.size());
    }

    public int size() {
        return size;
    }

    public String id(int row) {
        return ids[row];
    }

    boolean isOneFile() {
        return leftSize == size;
    }

    /** Pairs that there are at all. */
    double allPairs() {
        return isOneFile() ? size * (size - 1.0) / 2 : (double) leftSize * (size - leftSize);
    }

    int number(FieldType type) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).type() == type) {
                return i;
            }
        }
        return -1;
    }

    Set<String> idsOf(int[] rows) {
        Set<String> named = new HashSet<>();
        for (int row : rows) {
            named.add(ids[row]);
        }
        return named;
    }
}

package org.anydoor.linkage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records made ready for comparison: one file in which doubles are sought, or two files between which links are sought. */
public final class Roll {

    final List<Field> fields;
    final List<Column> columns;
    final int size;

    /** Records before this one are the left file; equal to {@link #size} if there is one file only. */
    final int leftSize;

    private final String[] ids;
    private final ThreadLocal<Comparer> comparers = ThreadLocal.withInitial(() -> new Comparer(this));

    private Roll(List<Field> fields, List<Entry> entries, int leftSize, @Nullable List<Frequencies> given) {
        this.fields = List.copyOf(fields);
        this.leftSize = leftSize;
        size = entries.size();
        ids = entries.stream().map(Entry::id).toArray(String[]::new);
        columns = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            columns.add(Column.of(fields.get(i), i, entries, given == null ? null : given.get(i)));
        }
    }

    /** One file, in which several records may be the same person. */
    public static Roll ofOne(List<Field> fields, List<Entry> entries) {
        return new Roll(fields, entries, entries.size(), null);
    }

    /** Two files; a link joins a record of the one with a record of the other. */
    public static Roll ofTwo(List<Field> fields, List<Entry> left, List<Entry> right) {
        List<Entry> all = new ArrayList<>(left);
        all.addAll(right);
        return new Roll(fields, all, left.size(), null);
    }

    /** Records that are weighed by what a model knows of how common each value is. */
    static Roll of(List<Field> fields, List<Entry> entries, List<Frequencies> known) {
        return new Roll(fields, entries, entries.size(), known);
    }

    public int size() {
        return size;
    }

    public String id(int row) {
        return ids[row];
    }

    /** This worker's comparer. */
    Comparer comparer() {
        return comparers.get();
    }

    boolean isOneFile() {
        return leftSize == size;
    }

    boolean canPair() {
        return isOneFile() ? size > 1 : leftSize > 0 && size > leftSize;
    }

    /** Whether the two rows may be linked at all: between two files, one of each. */
    public boolean mayPair(int left, int right) {
        return isOneFile() || left < leftSize != right < leftSize;
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
}

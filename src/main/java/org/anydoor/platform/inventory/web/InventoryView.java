package org.anydoor.platform.inventory.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anydoor.platform.inventory.Inventory;

/** The inventory as it is printed: module by module, and of each record what shares class, law and time on one line. */
public record InventoryView(List<Module> modules, int columns) {
    /** One module's records. */
    public record Module(String name, List<Kept> records) {}

    /** One record and what is kept in it. */
    public record Kept(String name, List<Line> lines) {}

    /** Columns of which the same is stated. */
    public record Line(String columns, String dataClass, String authority, String retention) {}

    private record Stated(String dataClass, String authority, String retention) {}

    static InventoryView of(List<Inventory.Entry> entries) {
        List<Module> modules = grouped(entries, Inventory.Entry::module).entrySet().stream()
                .map(module -> new Module(module.getKey(), records(module.getValue())))
                .toList();
        return new InventoryView(modules, entries.size());
    }

    private static List<Kept> records(List<Inventory.Entry> entries) {
        return grouped(entries, Inventory.Entry::record).entrySet().stream()
                .map(kept -> new Kept(kept.getKey(), lines(kept.getValue())))
                .toList();
    }

    private static List<Line> lines(List<Inventory.Entry> entries) {
        return grouped(entries, it -> new Stated(it.dataClass(), it.authority(), it.retention())).entrySet().stream()
                .map(it -> new Line(
                        it.getValue().stream().map(Inventory.Entry::column).collect(Collectors.joining(", ")),
                        it.getKey().dataClass(),
                        it.getKey().authority(),
                        it.getKey().retention()))
                .toList();
    }

    private static <K> Map<K, List<Inventory.Entry>> grouped(
            List<Inventory.Entry> entries, Function<Inventory.Entry, K> by) {
        return entries.stream().collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
    }
}

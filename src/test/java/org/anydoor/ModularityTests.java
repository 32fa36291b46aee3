package org.anydoor;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModuleDependency;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyDepth;

/** The shape of the house: who may lean on whom, and that care and investigation never see each other. */
class ModularityTests {

    /** Templates are compiled into a package of their own; {@link #templatesUseOnlyWhatTheirModuleMayUse} holds them. */
    private static final String PAGES = "org.anydoor.pages.";

    private static final ApplicationModules MODULES =
            ApplicationModules.of(Anydoor.class, JavaClass.Predicates.resideInAPackage(PAGES + "."));

    /** Tiers of the architecture; all may use the platform, and contribute measures and links of the home page. */
    static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("platform", Set.of()),
            Map.entry("bench", Set.of("linkage", "youth")),
            Map.entry("linkage", Set.of()),
            Map.entry("directory", Set.of()),
            Map.entry("venues", Set.of()),
            Map.entry("pledge", Set.of()),
            Map.entry("policy", Set.of()),
            Map.entry("site", Set.of("directory")),
            Map.entry("youth", Set.of("linkage", "directory")),
            Map.entry("prevention", Set.of("venues", "directory")),
            Map.entry("intake", Set.of("youth", "venues", "directory", "prevention")),
            Map.entry("screening", Set.of("youth")),
            Map.entry("absenting", Set.of("intake", "screening", "youth", "venues", "directory")),
            Map.entry("licensing", Set.of("intake", "venues")),
            Map.entry("care", Set.of("absenting", "intake", "screening", "youth", "directory")),
            Map.entry("investigation", Set.of("absenting", "intake", "youth", "venues")),
            Map.entry("prosecution", Set.of("investigation")));

    private static final Set<String> CONTRIBUTIONS = Set.of("org.anydoor.pledge.measures", "org.anydoor.site.home");

    @Test
    void modulesHaveNoCyclesAndKeepTheirInsideToThemselves() {
        MODULES.verify();
    }

    @Test
    void eachModuleLeansOnlyOnLowerTiers() {
        var wrong = new TreeSet<String>();
        MODULES.stream()
                .forEach(module -> module.getDependencies(MODULES, DependencyDepth.IMMEDIATE).stream()
                        .filter(it -> !isAllowed(module, it))
                        .forEach(it -> wrong.add(
                                name(module) + " uses " + it.getTargetType().getFullName())));
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyModuleHasItsPlaceInTheTiers() {
        assertThat(MODULES.stream().map(ModularityTests::name)).isSubsetOf(MAY_USE.keySet());
    }

    @Test
    void theWallBetweenCareAndInvestigationStands() {
        assertThat(MAY_USE.get("care")).doesNotContain("investigation");
        assertThat(MAY_USE.get("investigation")).doesNotContain("care");
    }

    @Test
    void templatesUseOnlyWhatTheirModuleMayUse() {
        var wrong = new TreeSet<String>();
        for (JavaClass template : new ClassFileImporter().importPackages("org.anydoor.pages")) {
            String from = template.getPackageName().substring(PAGES.length()).split("\\.", 2)[0];
            template.getDirectDependenciesFromSelf().stream()
                    .map(it -> it.getTargetClass().getBaseComponentType().getPackageName())
                    .filter(it -> it.startsWith("org.anydoor."))
                    .filter(it -> !isAllowed(from, it))
                    .forEach(it -> wrong.add(template.getName() + " uses " + it));
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean isAllowed(String from, String targetPackage) {
        String target =
                targetPackage.replaceFirst("^org\\.anydoor\\.(pages\\.)?", "").split("\\.", 2)[0];
        return target.equals(from)
                || target.equals("platform")
                || MAY_USE.getOrDefault(from, Set.of()).contains(target)
                || CONTRIBUTIONS.contains(targetPackage);
    }

    private static boolean isAllowed(ApplicationModule from, ApplicationModuleDependency to) {
        String target = name(to.getTargetModule());
        return target.equals("platform") && !name(from).equals("linkage")
                || MAY_USE.getOrDefault(name(from), Set.of()).contains(target)
                || CONTRIBUTIONS.contains(to.getTargetType().getPackageName());
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
